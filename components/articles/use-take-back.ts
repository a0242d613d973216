import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useNotice } from "@/components/ui/notice";
import type { Article } from "@/lib/articles/schema";
import { apiClient } from "@/lib/client/api-client";
import type { TextWorker } from "@/lib/client/merge-worker-client";
import { queryKeys } from "@/lib/client/query-keys";
import { failureSentence } from "@/lib/client/sentences";
import { takeBack, type TakeBack } from "@/lib/client/take-back";
import type { Remote } from "@/lib/editor/content";

/** A part to be taken back whose words somebody has changed since. */
export interface Clash {
  request: TakeBack;
  theirs: Remote;
}

/** Takes parts back, says what became of it, and keeps the clash that a person has to settle. */
export function useTakeBack(article: Article, worker: TextWorker, onSaved: (article: Article) => void) {
  const cache = useQueryClient();
  const notify = useNotice();
  const [clash, setClash] = useState<Clash | null>(null);
  const [isBusy, setBusy] = useState(false);

  const saved = (newest: Article, title: string) => {
    setClash(null);
    cache.setQueryData(queryKeys.article(article.id), newest);
    void cache.invalidateQueries({ queryKey: ["articles", "one", article.id, "revisions", "by"] });
    void cache.invalidateQueries({ queryKey: queryKeys.authors(article.id) });
    void cache.invalidateQueries({ queryKey: queryKeys.articleLists });
    notify({ tone: "success", title, description: `This is version ${newest.version}. Everything written since is still there.` });
    onSaved(newest);
  };

  const start = async (request: TakeBack) => {
    if (isBusy) return;
    setBusy(true);
    const outcome = await takeBack(apiClient, worker.merge, article.id, request).finally(() => setBusy(false));
    if (outcome.kind === "saved") saved(outcome.article, request.note);
    else if (outcome.kind === "nothing") notify({ title: "There is nothing to take back", description: "The current text does not have this any more. Nothing was changed." });
    else if (outcome.kind === "outrun") notify({ tone: "problem", title: "Nothing was taken back", description: "Others keep saving this article faster than Concord could follow. Nothing was changed. Try again in a moment." });
    else if (outcome.kind === "clash") setClash({ request, theirs: outcome.theirs });
    else notify({ tone: "problem", title: "Nothing was taken back", description: failureSentence(outcome, "take this back") });
  };
  return { start: (request: TakeBack) => void start(request), isBusy, clash, settled: (newest: Article) => saved(newest, clash?.request.note ?? "Saved"), closeClash: () => setClash(null) };
}
