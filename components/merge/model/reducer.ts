import type { Region, Resolution, Side } from "@/lib/merge";
import { carryOver, NO_DECISIONS, type Decisions } from "./carry";
import { bodyRegions, piecesOf, questionsOf } from "./pieces";
import type { MergedSource, Piece, Question } from "./source";

/** How many steps can be undone. */
const MAX_STEPS = 200;

/** Everything the merge screen knows, apart from what is only shown (folds, focus, the kind of view). */
export interface MergeModel {
  readonly source: MergedSource;
  readonly regions: readonly Region[];
  readonly pieces: readonly Piece[];
  readonly questions: readonly Question[];
  readonly decisions: Decisions;
  /** Texts to begin with where an earlier decision met new words of theirs. */
  readonly offers: Readonly<Record<string, string>>;
  readonly past: readonly Decisions[];
  readonly future: readonly Decisions[];
  /** The text being typed: one step for undo until something else is done. */
  readonly typingIn: string | null;
}

export type MergeAction =
  | { readonly kind: "chosen"; readonly id: string; readonly resolution: Resolution }
  | { readonly kind: "typed"; readonly id: string; readonly text: string }
  /** Back to undecided; a clean change goes back to being merged. */
  | { readonly kind: "reopened"; readonly id: string }
  | { readonly kind: "tookRest"; readonly side: Side }
  | { readonly kind: "split"; readonly id: string }
  | { readonly kind: "undone" }
  | { readonly kind: "redone" }
  | { readonly kind: "reset" }
  /** The article moved again. */
  | { readonly kind: "moved"; readonly source: MergedSource };

/** A merge nobody has decided anything in yet. */
export function beginMerge(source: MergedSource): MergeModel {
  return { ...derive(source, NO_DECISIONS), offers: {}, past: [], future: [], typingIn: null };
}

export function reduceMerge(model: MergeModel, action: MergeAction): MergeModel {
  const { choices, splits } = model.decisions;
  switch (action.kind) {
    case "chosen":
      return advance(model, { splits, choices: { ...choices, [action.id]: action.resolution } });
    case "typed": {
      const next = { splits, choices: { ...choices, [action.id]: { kind: "text", text: action.text } as const } };
      // Typing on in one text is one step: its own editor undoes the letters.
      if (model.typingIn === action.id) return { ...model, ...derive(model.source, next, model), future: [] };
      return { ...advance(model, next), typingIn: action.id };
    }
    case "reopened": {
      const { [action.id]: _removed, ...rest } = choices;
      return advance(model, { splits, choices: rest });
    }
    case "tookRest": {
      const taken = openQuestions(model).map(({ id }) => [id, { kind: action.side }] as const);
      return taken.length === 0 ? model : advance(model, { splits, choices: { ...choices, ...Object.fromEntries(taken) } });
    }
    case "split": {
      const { [action.id]: _removed, ...rest } = choices;
      return advance(model, { choices: rest, splits: { ...splits, [action.id]: true } });
    }
    case "undone": {
      const previous = model.past.at(-1);
      if (!previous) return model;
      const past = model.past.slice(0, -1);
      return { ...model, ...derive(model.source, previous, model), past, future: [model.decisions, ...model.future], typingIn: null };
    }
    case "redone": {
      const [next, ...future] = model.future;
      if (!next) return model;
      return { ...model, ...derive(model.source, next, model), past: [...model.past, model.decisions], future, typingIn: null };
    }
    case "reset":
      return hasDecisions(model) ? advance(model, NO_DECISIONS) : model;
    case "moved":
      return move(model, action.source);
  }
}

type Derived = Pick<MergeModel, "source" | "regions" | "pieces" | "questions" | "decisions">;

/** Pieces are made anew only when they differ, so that a choice redraws one card and not the article. */
function derive(source: MergedSource, decisions: Decisions, previous?: Derived): Derived {
  if (previous && previous.source === source && previous.decisions.splits === decisions.splits) return { ...pick(previous), decisions };
  const regions = bodyRegions(source, decisions.splits);
  return { source, regions, pieces: piecesOf(regions), questions: questionsOf(source, regions), decisions };
}

function pick({ source, regions, pieces, questions }: Derived): Omit<Derived, "decisions"> {
  return { source, regions, pieces, questions };
}

function advance(model: MergeModel, decisions: Decisions): MergeModel {
  const past = [...model.past, model.decisions].slice(-MAX_STEPS);
  return { ...model, ...derive(model.source, decisions, model), past, future: [], typingIn: null };
}

function move(model: MergeModel, source: MergedSource): MergeModel {
  const carry = (decisions: Decisions) => {
    const previous = { source: model.source, regions: bodyRegions(model.source, decisions.splits) };
    return carryOver(previous, decisions, { source, regions: bodyRegions(source, decisions.splits) });
  };
  const now = carry(model.decisions);
  return {
    ...derive(source, now.decisions),
    offers: { ...model.offers, ...now.offers },
    past: model.past.map((decisions) => carry(decisions).decisions),
    future: model.future.map((decisions) => carry(decisions).decisions),
    typingIn: null,
  };
}

/** What is still to be decided, in the order in which it is asked. */
export function openQuestions(model: MergeModel): Question[] {
  return model.questions.filter(({ id }) => !Object.hasOwn(model.decisions.choices, id));
}

export function hasDecisions({ decisions }: MergeModel): boolean {
  return Object.keys(decisions.choices).length > 0 || Object.keys(decisions.splits).length > 0;
}

/** "2 of 5 left", and what stands there when nothing is. */
export function progressText(model: MergeModel): string {
  const left = openQuestions(model).length;
  return left === 0 ? "All settled" : `${left} of ${model.questions.length} left`;
}
