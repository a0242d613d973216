"use client";

import Link from "next/link";
import { namesOf } from "@/components/merge/names";
import { Button } from "@/components/ui/button";
import { Message } from "@/components/ui/message";
import type { VersionConflict } from "@/lib/articles/schema";
import type { Publishing } from "./use-publishing";
import { HOLD_WORDS } from "./words";

export interface StepMessagesProps {
  articleId: string;
  publishing: Publishing;
}

/** What keeps the text from being published, or kept it a moment ago, with the way on. */
export function StepMessages({ articleId, publishing }: StepMessagesProps) {
  const { problem, text } = publishing;
  const { readiness } = text;
  if (problem?.kind === "moved") return <Moved articleId={articleId} conflict={problem.conflict} publishing={publishing} />;
  if (problem?.kind === "failed") {
    return (
      <Message tone="danger" isAlert>
        <p>{problem.sentence}</p>
      </Message>
    );
  }
  if (readiness.kind === "held") {
    return (
      <Message tone="warning" isAlert={problem?.kind === "held"}>
        <p>{HOLD_WORDS[readiness.by]}</p>
      </Message>
    );
  }
  return readiness.kind === "pending" ? <p role="status">Your latest changes are being saved. Publishing waits for them.</p> : null;
}

/** Publishing once more is offered when the page shows what would be published, and never done by itself. */
function Moved({ articleId, conflict, publishing }: StepMessagesProps & { conflict: VersionConflict }) {
  const { text, busy, take, dismiss } = publishing;
  const { readiness, version, personId } = text;
  const from = conflict.clientVersion;
  const isHere = version >= conflict.currentVersion;
  const names = namesOf(conflict.changes.map((change) => change.author), personId);
  return (
    <Message
      tone="warning"
      isAlert
      title={`${names} changed the article meanwhile, so nothing was published.`}
      actions={
        isHere && (
          <>
            <Button size="sm" variant="primary" isBusy={busy === "publish"} onClick={() => void take("publish")}>
              Publish version {version}
            </Button>
            <Button size="sm" onClick={dismiss}>
              Not now
            </Button>
          </>
        )
      }
    >
      {isHere ? (
        <p>
          What you see now is version {version}, with that change in it. {from !== null && <Link href={`/articles/${articleId}/history?from=${from}&to=${version}`}>See what changed</Link>}
        </p>
      ) : (
        <p>{readiness.kind === "held" ? HOLD_WORDS[readiness.by] : "The change is on its way to this page."}</p>
      )}
    </Message>
  );
}
