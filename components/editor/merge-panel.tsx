"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { MergeScreen } from "@/components/merge/merge-screen";
import type { MergedSource, MergeSource } from "@/components/merge/model/source";
import { Skeleton } from "@/components/ui/skeleton";
import type { MergeArticles } from "@/lib/client/merge-worker-client";
import type { AnswerObstacle, Decision, SaveState } from "@/lib/editor/state";
import type { Person } from "@/lib/wire/schema";
import type { OpenSession } from "./use-session";
import type { Rescue } from "./use-rescue";

export interface MergePanelProps {
  open: OpenSession;
  state: SaveState;
  decision: Decision & { isSaving: boolean; obstacle: AnswerObstacle | null };
  person: Person;
  rescue: Rescue;
}

/** The merge screen over a conflict of this session. The writer's text stands still while it is open. */
export function MergePanel({ open: { session, buffer }, state, decision, person, rescue }: MergePanelProps) {
  const { controller } = session;
  const [yours] = useState(() => buffer.read());
  const merged = useMergedSource(session.merge, { base: state.base, yours, theirs: decision.theirs, authors: decision.authors });
  if (!merged) return <Skeleton lines={8} />;
  return (
    <MergeScreen
      merged={merged}
      you={person}
      mode="resolve"
      isSaving={decision.isSaving}
      problem={decision.obstacle && OBSTACLES[decision.obstacle]}
      onSave={(content, { source }) => controller.answer({ content, version: source.theirs.version, kind: "merge", note: null })}
      onOverwrite={() => controller.answer({ content: yours, version: merged.source.theirs.version, kind: "edit", note: null })}
      onClose={() => controller.dispatch({ kind: "decisionClosed" })}
      onCopyMine={() => rescue.copy(yours)}
      onDownloadMine={() => rescue.download(yours)}
      onSaveAsNew={(content) =>
        void rescue.saveAsNew(content).then((isSaved) => {
          if (isSaved) controller.dispatch({ kind: "discarded" });
        })
      }
    />
  );
}

const OBSTACLES: Record<AnswerObstacle, string> = {
  offline: "There is no connection, so nothing was saved yet. Your decisions stay here; try again when you are back online.",
  unavailable: "The server does not answer, so nothing was saved yet. Your decisions stay here; try again in a moment.",
  throttled: "That were too many changes in a short time. Your decisions stay here; try again in a moment.",
  refused: "The server did not take this text. Check that the title is not empty and that the text is below 10 MB.",
  signedOut: "You are signed out, so nothing was saved yet. Sign in in another window, and save again here.",
  forbidden: "You may no longer change this article. Copy or download your version, or save it as a new article.",
  missing: "This article no longer exists, or you may no longer see it. Copy or download your version, or save it as a new article.",
};

/** The merge for the screen; while a newer version is being merged, the previous one stays. */
export function useMergedSource(merge: MergeArticles, source: MergeSource): MergedSource | undefined {
  const { base, yours, theirs } = source;
  const [id] = useState(() => `${performance.now()}-${Math.random()}`);
  const { data } = useQuery({
    queryKey: ["merge", id, base.version, theirs.version],
    queryFn: async (): Promise<MergedSource> => ({ source, merge: await merge({ base: base.content, yours, theirs: theirs.content }) }),
    staleTime: Infinity,
    gcTime: 0,
    structuralSharing: false,
    placeholderData: keepPreviousData,
  });
  return data;
}
