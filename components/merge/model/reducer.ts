import type { Region, Resolution, Side } from "@/lib/merge";
import { carryOver, NO_DECISIONS, type Decisions } from "./carry";
import { newsOf, type News } from "./news";
import { bodyRegions, piecesOf, questionsOf, type Layout } from "./pieces";
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
  /** What the last move of the article has changed; null until it moves, and when it has been seen. */
  readonly news: News | null;
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
  /** A clean change is to be decided upon. */
  | { readonly kind: "opened"; readonly id: string }
  /** It is left to the merge again. */
  | { readonly kind: "closed"; readonly id: string }
  | { readonly kind: "undone" }
  | { readonly kind: "redone" }
  | { readonly kind: "reset" }
  /** The article moved again. */
  | { readonly kind: "moved"; readonly source: MergedSource }
  | { readonly kind: "newsSeen" };

/** A merge nobody has decided anything in yet. */
export function beginMerge(source: MergedSource): MergeModel {
  return { ...derive(source, NO_DECISIONS), offers: {}, past: [], future: [], news: null, typingIn: null };
}

export function reduceMerge(model: MergeModel, action: MergeAction): MergeModel {
  const { decisions } = model;
  const { choices, splits, opened } = decisions;
  switch (action.kind) {
    case "chosen":
      return advance(model, { ...decisions, choices: { ...choices, ...alike(model.questions, action.id, action.resolution) } });
    case "typed": {
      const next = { ...decisions, choices: { ...choices, [action.id]: { kind: "text", text: action.text } as const } };
      // Typing on in one text is one step: its own editor undoes the letters.
      if (model.typingIn === action.id) return { ...model, ...derive(model.source, next, model), future: [] };
      return { ...advance(model, next), typingIn: action.id };
    }
    case "reopened":
      return advance(model, { ...decisions, choices: without(choices, action.id) });
    case "tookRest": {
      const taken = openQuestions(model).map(({ id }) => [id, { kind: action.side }] as const);
      return taken.length === 0 ? model : advance(model, { ...decisions, choices: { ...choices, ...Object.fromEntries(taken) } });
    }
    case "split":
      return advance(model, { ...decisions, choices: without(choices, action.id), splits: { ...splits, [action.id]: true } });
    case "opened":
      return advance(model, { ...decisions, choices: without(choices, action.id), opened: { ...opened, [action.id]: true } });
    case "closed":
      return advance(model, { ...decisions, choices: without(choices, action.id), opened: without(opened, action.id) });
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
    case "newsSeen":
      return { ...model, news: null };
  }
}

/** A choice, made for every question of the same matter: both places of a moved block, or it stands twice or not at all. */
function alike(questions: readonly Question[], id: string, resolution: Resolution): Record<string, Resolution> {
  const group = questions.find((question) => question.id === id)?.conflict.group;
  // What was put together by hand stands for itself.
  const isAlone = group === undefined || resolution.kind === "text" || resolution.kind === "both";
  const ids = isAlone ? [id] : questions.filter(({ conflict }) => conflict.group === group).map((question) => question.id);
  return Object.fromEntries(ids.map((each) => [each, resolution]));
}

type Derived = Pick<MergeModel, "source" | "regions" | "pieces" | "questions" | "decisions">;

/** Pieces are made anew only when they differ, so that a choice redraws one card and not the article. */
function derive(source: MergedSource, decisions: Decisions, previous?: Derived): Derived {
  if (previous && previous.source === source && isSameLayout(previous.decisions, decisions)) return { ...pick(previous), decisions };
  const regions = bodyRegions(source, decisions);
  return { source, regions, pieces: piecesOf(regions), questions: questionsOf(source, regions, decisions), decisions };
}

function isSameLayout(a: Layout, b: Layout): boolean {
  return a.splits === b.splits && a.opened === b.opened;
}

function without<Value>(values: Readonly<Record<string, Value>>, key: string): Readonly<Record<string, Value>> {
  if (!Object.hasOwn(values, key)) return values;
  const { [key]: _removed, ...rest } = values;
  return rest;
}

function pick({ source, regions, pieces, questions }: Derived): Omit<Derived, "decisions"> {
  return { source, regions, pieces, questions };
}

function advance(model: MergeModel, decisions: Decisions): MergeModel {
  const past = [...model.past, model.decisions].slice(-MAX_STEPS);
  return { ...model, ...derive(model.source, decisions, model), past, future: [], typingIn: null };
}

function move(model: MergeModel, source: MergedSource): MergeModel {
  const carry = (decisions: Decisions) => carryOver(model.source, decisions, source);
  const now = carry(model.decisions);
  const next = derive(source, now.decisions);
  return {
    ...next,
    offers: { ...model.offers, ...now.offers },
    past: model.past.map((decisions) => carry(decisions).decisions),
    future: model.future.map((decisions) => carry(decisions).decisions),
    news: newsOf(model.questions, next.questions, now.released, hasDecisions(next)),
    typingIn: null,
  };
}

/** What is still to be decided, in the order in which it is asked. */
export function openQuestions(model: MergeModel): Question[] {
  return model.questions.filter(({ id }) => !Object.hasOwn(model.decisions.choices, id));
}

export function hasDecisions({ decisions }: Pick<MergeModel, "decisions">): boolean {
  return [decisions.choices, decisions.splits, decisions.opened].some((marks) => Object.keys(marks).length > 0);
}

/** "2 of 5 left", and what stands there when nothing is. */
export function progressText(model: MergeModel): string {
  const left = openQuestions(model).length;
  return left === 0 ? "All settled" : `${left} of ${model.questions.length} left`;
}
