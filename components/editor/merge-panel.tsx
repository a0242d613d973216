"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { MergeScreen } from "@/components/merge/merge-screen";
import type { MergedSource, MergeSource } from "@/components/merge/model/source";
import type { Place } from "@/components/merge/place";
import { Button } from "@/components/ui/button";
import { Message } from "@/components/ui/message";
import { Skeleton } from "@/components/ui/skeleton";
import type { MergeArticles } from "@/lib/client/merge-worker-client";
import { otherFaults } from "@/lib/client/sentences";
import type { Content } from "@/lib/editor/content";
import type { Answer, AnswerObstacle, OpenDecision, SaveState } from "@/lib/editor/state";
import type { Fault, Person } from "@/lib/wire/schema";
import type { OpenSession } from "./use-session";
import type { Rescue } from "./use-rescue";

export interface MergePanelProps {
  open: OpenSession;
  state: SaveState;
  decision: OpenDecision;
  person: Person;
  place: Place;
  rescue: Rescue;
  onSignIn: () => void;
  /** The article was moved to the trash meanwhile: what says so, and the way to decide on it. */
  gone?: { message: ReactNode; onDecide: () => void } | null;
}

/** The merge screen over a conflict of this session. The writer's text stands still while it is open. */
export function MergePanel({ open: { session, buffer }, state, decision, person, place, rescue, onSignIn, gone = null }: MergePanelProps) {
  const { controller } = session;
  const [yours] = useState(() => buffer.read());
  const merged = useMergedSource(session.merge, { base: state.base, yours, theirs: decision.theirs, authors: decision.authors });
  if (!merged) return <Skeleton lines={8} />;
  const saveAsNew = (content: Content) =>
    void rescue.saveAsNew(content).then((isSaved) => {
      if (isSaved) controller.dispatch({ kind: "discarded" });
    });
  const problem = decision.obstacle && <Obstacle obstacle={decision.obstacle} faults={decision.faults} onSignIn={onSignIn} rescue={rescue} yours={yours} onSaveAsNew={saveAsNew} />;
  const answer = (next: Answer) => (gone ? gone.onDecide() : controller.answer(next));
  return (
    <MergeScreen
      merged={merged}
      you={person}
      mode="resolve"
      isSaving={decision.isSaving}
      problem={gone ? gone.message : problem}
      place={place}
      onSave={(content, { source }, note) => answer({ content, version: source.theirs.version, kind: "merge", note })}
      onOverwrite={() => answer({ content: yours, version: merged.source.theirs.version, kind: "edit", note: null })}
      onClose={() => controller.dispatch({ kind: "decisionClosed" })}
      onCopyMine={() => rescue.copy(yours)}
      onDownloadMine={() => rescue.download(yours)}
      onSaveAsNew={saveAsNew}
    />
  );
}

interface ObstacleProps {
  obstacle: AnswerObstacle;
  faults: readonly Fault[];
  rescue: Rescue;
  yours: Content;
  onSignIn: () => void;
  onSaveAsNew: (content: Content) => void;
}

/** Why the answer was not saved, and the way on. */
function Obstacle({ obstacle, faults, rescue, yours, onSignIn, onSaveAsNew }: ObstacleProps) {
  const isLost = obstacle === "forbidden" || obstacle === "missing";
  return (
    <Message
      tone="danger"
      isAlert
      actions={
        obstacle === "signedOut" ? (
          <Button size="sm" variant="primary" onClick={onSignIn}>
            Sign in
          </Button>
        ) : (
          isLost && (
            <>
              <Button size="sm" onClick={() => rescue.copy(yours)}>
                Copy my version
              </Button>
              <Button size="sm" onClick={() => rescue.download(yours)}>
                Download
              </Button>
              <Button size="sm" onClick={() => onSaveAsNew(yours)}>
                Save mine as a new article
              </Button>
            </>
          )
        )
      }
    >
      <p>
        {OBSTACLES[obstacle]} {obstacle === "refused" && otherFaults([...faults], [])}
      </p>
    </Message>
  );
}

const OBSTACLES: Record<AnswerObstacle, string> = {
  offline: "There is no connection, so nothing was saved yet. Your decisions stay here; try again when you are back online.",
  unavailable: "The server does not answer, so nothing was saved yet. Your decisions stay here; try again in a moment.",
  throttled: "Those were too many changes in a short time. Your decisions stay here; try again in a moment.",
  refused: "The server did not take this, so nothing was saved yet. Your decisions stay here.",
  signedOut: "You are signed out, so nothing was saved yet. Your decisions stay here while you sign in.",
  forbidden: "You may no longer change this article. Your text and your decisions are still here, and kept on this device.",
  missing: "This article no longer exists, or you may no longer see it. Your text and your decisions are still here, and kept on this device.",
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
