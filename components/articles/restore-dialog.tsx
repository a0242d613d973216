import { useQueryClient } from "@tanstack/react-query";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useNotice } from "@/components/ui/notice";
import type { Article } from "@/lib/articles/schema";
import { useRestoreRevision } from "@/lib/client/mutations";
import { queryKeys } from "@/lib/client/query-keys";
import { failureSentence } from "@/lib/client/sentences";

/** Asks before a whole version becomes the text again; `revision` null shows nothing. */
export function RestoreDialog({ article, revision, onClose, onRestored }: { article: Article; revision: number | null; onClose: () => void; onRestored: (article: Article) => void }) {
  const cache = useQueryClient();
  const notify = useNotice();
  const restore = useRestoreRevision();

  const run = (wanted: number) =>
    restore.mutate(
      { id: article.id, revision: wanted, version: article.version },
      {
        onSuccess: (outcome) => {
          onClose();
          if (outcome.kind === "saved") {
            cache.setQueryData(queryKeys.article(article.id), outcome.article);
            notify({ tone: "success", title: `Version ${wanted} is the text again, as version ${outcome.article.version}` });
            onRestored(outcome.article);
          } else if (outcome.kind === "conflict") {
            const name = outcome.conflict.changes[0]?.author.name ?? "Someone";
            notify({ tone: "problem", title: "Not restored yet", description: `${name} changed the article a moment ago, so nothing was overwritten. Look at the newest version, then restore again.` });
          } else {
            notify({ tone: "problem", title: "Not restored", description: failureSentence(outcome, "restore this version") });
          }
        },
      },
    );
  return (
    <ConfirmDialog
      isOpen={revision !== null}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={`Restore version ${revision ?? ""}?`}
      description={`The article will read as it did then. This makes version ${article.version + 1}; version ${article.version} stays in the history and can be restored in turn.`}
      confirmLabel="Restore"
      isBusy={restore.isPending}
      onConfirm={() => revision !== null && run(revision)}
    />
  );
}
