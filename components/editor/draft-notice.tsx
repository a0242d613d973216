"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Message } from "@/components/ui/message";
import { relativeTime } from "@/components/ui/relative-time";
import type { Article } from "@/lib/articles/schema";
import type { SafeDraftStore } from "@/lib/client/draft-storage";
import { tellWaitingDrafts } from "@/lib/client/waiting-drafts";
import { contentOf } from "@/lib/editor/content";
import type { FoundDraft, Resumption } from "@/lib/editor/resume";
import type { Rescue } from "./use-rescue";
import type { OpenSession } from "./use-session";

export interface DraftNoticeProps {
  open: OpenSession;
  resumption: Resumption;
  store: SafeDraftStore;
  article: Article;
  rescue: Rescue;
}

/** Says that text from an earlier visit is back, and lets the writer turn that down. */
export function DraftNotice({ open: { session, buffer }, resumption, store, article, rescue }: DraftNoticeProps) {
  const [isSeen, setSeen] = useState(false);
  const [leftOver, setLeftOver] = useState(resumption.leftOver);
  const [openedAt] = useState(() => Date.now());
  const turnDown = () => {
    setSeen(true);
    buffer.update(contentOf(article), null);
    session.controller.edited();
    session.controller.save();
  };
  const discard = (draft: FoundDraft) => {
    void store.remove(draft.key).then(tellWaitingDrafts);
    setLeftOver((drafts) => drafts.filter((other) => other !== draft));
  };
  return (
    <>
      {resumption.keptAt !== null && !isSeen && (
        <Message
          title="Text that had not been saved is back"
          actions={
            <>
              <Button size="sm" onClick={turnDown}>
                Let it go
              </Button>
              <Button size="sm" variant="primary" onClick={() => setSeen(true)}>
                Keep
              </Button>
            </>
          }
        >
          <p>You wrote it {relativeTime(resumption.keptAt, openedAt)} on this device.</p>
        </Message>
      )}
      {leftOver.map((draft) => (
        <Message
          key={draft.key}
          tone="warning"
          title="Another unsaved text of yours clashes with this one"
          actions={
            <>
              <Button size="sm" onClick={() => rescue.copy(draft.content)}>
                Copy it
              </Button>
              <Button size="sm" onClick={() => rescue.download(draft.content)}>
                Download it
              </Button>
              <Button size="sm" variant="quiet" onClick={() => discard(draft)}>
                Discard it
              </Button>
            </>
          }
        >
          <p>You wrote it {relativeTime(draft.keptAt, openedAt)} in another window. It stays on this device until you discard it.</p>
        </Message>
      ))}
    </>
  );
}
