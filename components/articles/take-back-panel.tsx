"use client";

import { useState } from "react";
import { usePlaceNames } from "@/components/article-fields/use-place-names";
import { useMergedSource } from "@/components/editor/merge-panel";
import { useRescue } from "@/components/editor/use-rescue";
import { MergeScreen } from "@/components/merge/merge-screen";
import { Message } from "@/components/ui/message";
import { Skeleton } from "@/components/ui/skeleton";
import type { Article } from "@/lib/articles/schema";
import { apiClient } from "@/lib/client/api-client";
import type { MergeArticles } from "@/lib/client/merge-worker-client";
import { failureSentence } from "@/lib/client/sentences";
import { remoteOf, type Content } from "@/lib/editor/content";
import type { Person } from "@/lib/wire/schema";
import type { Clash } from "./use-take-back";

export interface TakeBackPanelProps {
  article: Article;
  clash: Clash;
  you: Person;
  merge: MergeArticles;
  onSaved: (article: Article) => void;
  onClose: () => void;
}

/** The merge screen, where what is to be taken back meets words that somebody has changed since. */
export function TakeBackPanel({ article, clash: { request, theirs: first }, you, merge, onSaved, onClose }: TakeBackPanelProps) {
  const rescue = useRescue(article.spaceId);
  const place = usePlaceNames(article.spaceId, article.id);
  const [theirs, setTheirs] = useState(first);
  const [isSaving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { base, wanted, note } = request;
  const merged = useMergedSource(merge, { base, yours: wanted, theirs, authors: [theirs.author] });
  if (!merged) return <Skeleton lines={8} />;

  const save = async ({ title, body, tags }: Content, version: number, ownNote: string | null) => {
    setSaving(true);
    setProblem(null);
    const yours = { ...wanted, tags: [...wanted.tags] };
    const origin = { kind: "merge" as const, mergedFrom: { base: base.version, theirs: version, yours }, note: ownNote ?? note };
    const outcome = await apiClient.saveArticle(article.id, { title, body, tags: [...tags], version, ...origin });
    if (outcome.kind === "saved") return onSaved(outcome.article);
    if (outcome.kind === "conflict") {
      // It moved again: what is newer is merged in, and the decisions stay.
      const latest = await apiClient.getArticle(article.id);
      if (latest.kind === "ok") setTheirs(remoteOf(latest.article));
      else if (latest.kind !== "unchanged") setProblem(failureSentence(latest, "read the newest version"));
    } else setProblem(failureSentence(outcome, "save the merge"));
    setSaving(false);
  };
  return (
    <MergeScreen
      merged={merged}
      you={you}
      mode="resolve"
      isSaving={isSaving}
      problem={
        problem && (
          <Message tone="danger" isAlert>
            <p>{problem}</p>
          </Message>
        )
      }
      place={place}
      onSave={(content, { source }, ownNote) => void save(content, source.theirs.version, ownNote)}
      onOverwrite={() => void save(wanted, merged.source.theirs.version, null)}
      onClose={onClose}
      onCopyMine={() => rescue.copy(wanted)}
      onDownloadMine={() => rescue.download(wanted)}
      onSaveAsNew={(content) => void rescue.saveAsNew(content)}
    />
  );
}
