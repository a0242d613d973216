"use client";

import { useState } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Gone } from "@/lib/articles/schema";
import { apiClient } from "@/lib/client/api-client";
import { failureSentence } from "@/lib/client/sentences";

/** An article in the trash: who put it there, and the way back. */
export function DeletedArticle({ id, problem, onRestored }: { id: string; problem: Gone; onRestored: () => void }) {
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const restore = async () => {
    setBusy(true);
    const outcome = await apiClient.restoreArticle(id);
    setBusy(false);
    if (outcome.kind === "saved") onRestored();
    else setError(failureSentence(outcome, "bring the article back"));
  };
  return (
    <EmptyState
      title="This article is in the trash"
      actions={
        <>
          <Button variant="primary" isBusy={isBusy} onClick={() => void restore()}>
            Bring it back
          </Button>
          <ButtonLink href="/">To your articles</ButtonLink>
        </>
      }
    >
      <p>
        {problem.deletedBy.name} moved it there <RelativeTime at={problem.deletedAt} />.
      </p>
      {error && <p role="alert">{error}</p>}
    </EmptyState>
  );
}
