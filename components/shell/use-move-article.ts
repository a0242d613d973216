"use client";

import { useNotice } from "@/components/ui/notice";
import type { ArticleListItem } from "@/lib/articles/schema";
import { usePatchArticle } from "@/lib/client/mutations";
import { failureSentence } from "@/lib/client/sentences";

/** Files an article under another one, or at the top of its space, and offers to take that back. */
export function useMoveArticle(): (article: ArticleListItem, parentId: string | null, placeName: string) => void {
  const notify = useNotice();
  const patch = usePatchArticle();

  const move = (article: Pick<ArticleListItem, "id" | "title" | "version">, parentId: string | null, onMoved: (version: number) => void) =>
    patch.mutate(
      { id: article.id, version: article.version, parentId },
      {
        onSuccess: (outcome) => {
          if (outcome.kind === "saved") return onMoved(outcome.article.version);
          const description =
            outcome.kind === "conflict"
              ? `${outcome.conflict.changes[0]?.author.name ?? "Someone"} moved “${article.title}” a moment ago. It stays where they put it; move it again if you still want to.`
              : failureSentence(outcome, "move the article");
          notify({ tone: "problem", title: "Not moved", description });
        },
      },
    );

  return (article, parentId, placeName) =>
    move(article, parentId, (version) =>
      notify({
        title: `“${article.title}” is in ${placeName} now`,
        action: { label: "Undo", onClick: () => move({ ...article, version }, article.parentId, () => notify({ tone: "success", title: `“${article.title}” is back where it was` })) },
      }),
    );
}
