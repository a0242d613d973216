"use client";

import { useNotice } from "@/components/ui/notice";
import type { ArticleListItem } from "@/lib/articles/schema";
import { useDeleteArticle, useRestoreArticle } from "@/lib/client/mutations";
import { failureSentence } from "@/lib/client/sentences";

/** Moves an article to the trash at once, and offers to take that back: cheaper than asking each time. */
export function useMoveToTrash(): (article: ArticleListItem) => void {
  const notify = useNotice();
  const remove = useDeleteArticle();
  const restore = useRestoreArticle();

  const undo = (article: ArticleListItem) =>
    restore.mutate(article.id, {
      onSuccess: (outcome) =>
        outcome.kind === "saved"
          ? notify({ tone: "success", title: `“${article.title}” is back` })
          : notify({ tone: "problem", title: "Not restored", description: failureSentence(outcome, "restore the article") }),
    });

  return (article) =>
    remove.mutate(
      { id: article.id, version: article.version },
      {
        onSuccess: (outcome) => {
          if (outcome.kind === "deleted" || outcome.kind === "gone") {
            notify({ title: `“${article.title}” is in the trash`, ...(article.status === "published" && { description: "Its public page is gone with it." }), action: { label: "Undo", onClick: () => undo(article) } });
          } else if (outcome.kind === "conflict") {
            const name = outcome.conflict.changes[0]?.author.name ?? "Someone";
            notify({ tone: "problem", title: "Not moved to the trash", description: `${name} changed “${article.title}” a moment ago, so it stays where it is. Have a look at it, then try again.` });
          } else {
            notify({ tone: "problem", title: "Not moved to the trash", description: failureSentence(outcome, "move the article to the trash") });
          }
        },
      },
    );
}
