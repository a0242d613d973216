"use client";

import { useQuery } from "@tanstack/react-query";
import { useNotice } from "@/components/ui/notice";
import { useSetStar } from "@/lib/client/mutations";
import { starsQuery } from "@/lib/client/queries";
import { failureSentence } from "@/lib/client/sentences";

export interface Star {
  isStarred: boolean;
  toggle: () => void;
}

/** Whether a person wants an article at hand, shown as they want it before the server has said yes. */
export function useStar(articleId: string): Star {
  const notify = useNotice();
  const { data: stars } = useQuery(starsQuery());
  const set = useSetStar();
  const stored = stars?.some((star) => star.articleId === articleId) ?? false;
  const isStarred = set.isPending ? set.variables.isStarred : stored;
  return {
    isStarred,
    toggle: () =>
      set.mutate(
        { id: articleId, isStarred: !isStarred },
        {
          onSuccess: (outcome) => {
            if (outcome.kind === "saved") return;
            const what = isStarred ? "take the star away" : "star the article";
            notify({ tone: "problem", title: isStarred ? "Still starred" : "Not starred", description: failureSentence(outcome, what) });
          },
        },
      ),
  };
}
