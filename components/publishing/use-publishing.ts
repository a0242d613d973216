import { useState } from "react";
import type { Article, VersionConflict } from "@/lib/articles/schema";
import { useTakeStep } from "@/lib/client/mutations";
import { failureSentence } from "@/lib/client/sentences";
import type { Hold, Readiness } from "@/lib/editor/when-saved";
import type { Transition } from "@/lib/publishing/schema";
import { STEP_ACTIONS } from "./words";

/** The text on the page, as far as publishing needs to know of it. */
export interface OpenText {
  readonly articleId: string;
  readonly personId: string;
  readonly readiness: Readiness;
  /** The version that the page shows, apart from what is unsaved. */
  readonly version: number;
  whenSaved(): Promise<Exclude<Readiness, { kind: "pending" }>>;
  saw(article: Article): void;
  lookNow(): void;
}

export type StepProblem =
  /** Somebody saved between what the page showed and the publishing of it: nothing was published. */
  | { readonly kind: "moved"; readonly conflict: VersionConflict }
  | { readonly kind: "held"; readonly by: Hold }
  | { readonly kind: "failed"; readonly sentence: string };

export interface Publishing {
  readonly text: OpenText;
  /** The step under way. */
  readonly busy: Transition | null;
  readonly problem: StepProblem | null;
  /** Takes a step, and resolves to whether it was taken; why not is the `problem`. */
  take(step: Transition): Promise<boolean>;
  dismiss(): void;
}

/** The steps to and from the public page, for somebody who may take them. */
export function usePublishing(text: OpenText): Publishing {
  const takeStep = useTakeStep(text.articleId);
  const [busy, setBusy] = useState<Transition | null>(null);
  const [problem, setProblem] = useState<StepProblem | null>(null);

  async function tryTo(step: Transition): Promise<StepProblem | null> {
    // What is published is what the page shows, saved before. The other steps publish no text, so any version will do.
    const saved = step === "publish" ? await text.whenSaved() : null;
    if (saved?.kind === "held") return saved;
    const outcome = await takeStep.mutateAsync({ step, version: saved?.version ?? null });
    if (outcome.kind === "saved") {
      text.saw(outcome.article);
      return null;
    }
    text.lookNow();
    return outcome.kind === "conflict" ? { kind: "moved", conflict: outcome.conflict } : { kind: "failed", sentence: failureSentence(outcome, STEP_ACTIONS[step]) };
  }

  return {
    text,
    busy,
    problem,
    async take(step) {
      setBusy(step);
      setProblem(null);
      try {
        const found = await tryTo(step);
        setProblem(found);
        return found === null;
      } finally {
        setBusy(null);
      }
    },
    dismiss: () => setProblem(null),
  };
}
