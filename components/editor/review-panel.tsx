"use client";

import { useState } from "react";
import { MergeScreen } from "@/components/merge/merge-screen";
import { useNotice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import type { MergeArticles } from "@/lib/client/merge-worker-client";
import { sameContent, type Content } from "@/lib/editor/content";
import { outcomeOf } from "@/lib/editor/merge";
import type { MergeRecord } from "@/lib/editor/state";
import type { Person } from "@/lib/wire/schema";
import type { ArticleBuffer } from "./article-buffer";
import { useMergedSource } from "./merge-panel";
import type { Place } from "@/components/merge/place";
import type { OpenSession } from "./use-session";
import type { Rescue } from "./use-rescue";

export interface ReviewPanelProps {
  open: OpenSession;
  record: MergeRecord;
  person: Person;
  place: Place;
  rescue: Rescue;
  onClose: () => void;
}

/** A merge that was made without a question, to be looked at and turned back where it was not wanted. */
export function ReviewPanel({ open, record, person, place, rescue, onClose }: ReviewPanelProps) {
  const { session, buffer } = open;
  const notify = useNotice();
  // What is shown must not change under the reader's eyes when the next merge comes.
  const [shown] = useState(record);
  const merged = useMergedSource(session.merge, shown);
  if (!merged) return <Skeleton lines={8} />;

  const apply = async (wanted: Content, note: string | null = null) => {
    const isApplied = await applyWanted(session.merge, buffer, shown, wanted);
    if (!isApplied) {
      notify({ tone: "problem", title: "You have changed the same words since", description: "Nothing was turned back, and your text is as it was. Change the words by hand where you want the earlier ones." });
      return;
    }
    session.controller.edited();
    session.controller.save(note ?? undefined);
    onClose();
  };
  return (
    <MergeScreen
      merged={merged}
      you={person}
      mode="review"
      isSaving={false}
      problem={null}
      place={place}
      onSave={(content, _source, note) => void apply(content, note)}
      onClose={onClose}
      onCopyMine={() => rescue.copy(shown.yours)}
      onDownloadMine={() => rescue.download(shown.yours)}
      onSaveAsNew={(content) => void rescue.saveAsNew(content)}
      onOverwrite={() => void apply(shown.yours)}
    />
  );
}

/** Brings the reviewed text into the buffer; what was written since the merge is merged with it. */
async function applyWanted(merge: MergeArticles, buffer: ArticleBuffer, record: MergeRecord, wanted: Content): Promise<boolean> {
  const live = buffer.read();
  if (sameContent(live, record.merged)) {
    buffer.update(wanted, null);
    return true;
  }
  const outcome = outcomeOf(await merge({ base: record.merged, yours: live, theirs: wanted }));
  if (outcome.clean) buffer.update(outcome.merged, outcome.edits);
  return outcome.clean;
}
