import { mergeText, resolveConflict, type CleanReason, type Conflict, type MergeInput, type Region, type Resolution, type StableRegion } from "../merge/index";

/**
 * What was made of one place of a merge: the engine's own answer (`merged`), what stood there before it (`turned-back`),
 * one of the choices for a conflict, other words (`own-words`), or nothing that can be told apart from its surroundings.
 */
export type Outcome = "merged" | "turned-back" | "yours" | "theirs" | "base" | "yours-first" | "theirs-first" | "suggestion" | "own-words" | "unknown";

/** One place of a saved merge, in reading order. */
export type MergePart =
  /** Text that neither side changed, as it was saved. */
  | { kind: "same"; text: string }
  | {
      kind: "change";
      origin: "yours" | "theirs" | "both";
      reason: CleanReason | null;
      /** What base had there. */
      before: string;
      /** What the engine put there. */
      after: string;
      outcome: Outcome;
      /** What stands there in the saved version; null where that cannot be told. */
      result: string | null;
    }
  | { kind: "conflict"; conflict: Conflict; outcome: Outcome; result: string | null };

/**
 * Tells what became of a merge, from its three texts and the text that was saved. Nothing about the choices is stored:
 * what was chosen is what stands there, however and by whom it was chosen. Text that was typed after the merge and saved
 * with it is found as own words, in the place where it stands.
 */
export function tellMerge(texts: MergeInput, saved: string): MergePart[] {
  const { regions } = mergeText(texts);
  const walk = new Walk(regions, saved);
  return regions.map((region, index) => partOf(region, texts.base, walk.step(index)));
}

interface Step {
  outcome: Outcome;
  result: string | null;
}

function partOf(region: Region, base: string, { outcome, result }: Step): MergePart {
  if (region.kind === "conflict") return { kind: "conflict", conflict: region, outcome, result };
  if (region.origin !== "base") {
    return { kind: "change", origin: region.origin, reason: region.reason ?? null, before: base.slice(...region.range.base), after: region.text, outcome, result };
  }
  return { kind: "same", text: result ?? region.text };
}

interface Option {
  outcome: Outcome;
  text: string;
}

/** So much of what follows is looked at to tell where a place ends; less where that is not found, because it was changed too. */
const AHEAD = [80, 24, 8] as const;
/** Beginnings that are kept of what may follow a place. */
const MAX_HEADS = 6;
/** After so many searches the rest is left untold: a text rewritten after its merge would be searched again and again. */
const MAX_SEARCHES = 200;
/** Stands for the end of a text; no stored text holds it. */
const END = "\0";

/** What may follow a place: the beginnings of texts, or anything at all. */
interface Ahead {
  heads: readonly string[];
  isAnything: boolean;
}

/** Goes through the saved text region by region. */
class Walk {
  #at = 0;
  #searches = 0;
  readonly #saved: string;
  readonly #options: readonly Option[][];
  readonly #ahead: readonly Ahead[];

  constructor(regions: readonly Region[], saved: string) {
    this.#saved = saved + END;
    this.#options = regions.map(optionsOf);
    this.#ahead = aheadOf(regions, this.#options);
  }

  step(index: number): Step {
    const ahead = this.#ahead[index + 1]!;
    const found = this.#findOption(this.#options[index]!, ahead);
    if (found) {
      this.#at += found.text.length;
      return { outcome: found.outcome, result: found.text };
    }
    const end = this.#findNext(ahead);
    if (end === null) return { outcome: "unknown", result: null };
    const result = this.#saved.slice(this.#at, end);
    this.#at = end;
    return { outcome: "own-words", result };
  }

  #findOption(options: readonly Option[], { heads, isAnything }: Ahead): Option | undefined {
    const possible = options.filter(({ text }) => this.#saved.startsWith(text, this.#at));
    for (const length of AHEAD) {
      const found = possible.find(({ text }) => heads.some((head) => this.#saved.startsWith(head.slice(0, length), this.#at + text.length)));
      if (found) return found;
    }
    return isAnything ? possible[0] : undefined;
  }

  #findNext({ heads }: Ahead): number | null {
    this.#searches += 1;
    if (this.#searches > MAX_SEARCHES) return null;
    for (const length of AHEAD) {
      const places = heads.map((head) => this.#saved.indexOf(head.slice(0, length), this.#at)).filter((place) => place >= 0);
      if (places.length > 0) return Math.min(...places);
    }
    return null;
  }
}

function optionsOf(region: Region): Option[] {
  if (region.kind === "conflict") return conflictOptions(region);
  const options: Option[] = [{ outcome: "merged", text: region.text }];
  if (region.origin !== "base") options.push({ outcome: "turned-back", text: replacedBy(region) });
  return options;
}

function replacedBy({ replaced }: StableRegion): string {
  return replaced ?? "";
}

const CHOICES: readonly [Outcome, Resolution][] = [
  ["yours", { kind: "yours" }],
  ["theirs", { kind: "theirs" }],
  ["suggestion", { kind: "suggestion" }],
  ["yours-first", { kind: "both", first: "yours" }],
  ["theirs-first", { kind: "both", first: "theirs" }],
  ["base", { kind: "base" }],
];

function conflictOptions(conflict: Conflict): Option[] {
  const possible = conflict.suggestion === null ? CHOICES.filter(([outcome]) => outcome !== "suggestion") : CHOICES;
  return possible.map(([outcome, resolution]) => ({ outcome, text: resolveConflict(conflict, resolution) }));
}

/** For each place, and for the end, what may stand there. */
function aheadOf(regions: readonly Region[], options: readonly Option[][]): Ahead[] {
  const all: Ahead[] = [];
  let next: Ahead = { heads: [END], isAnything: false };
  all[regions.length] = next;
  for (let index = regions.length - 1; index >= 0; index--) {
    next = ahead(options[index]!, regions[index]!.kind === "conflict", next);
    all[index] = next;
  }
  return all;
}

function ahead(options: readonly Option[], isConflict: boolean, next: Ahead): Ahead {
  const heads = options.flatMap(({ text }) => (text.length >= AHEAD[0] || next.isAnything ? [text] : next.heads.map((head) => text + head)));
  const isAnything = isConflict || (next.isAnything && options.some(({ text }) => text === ""));
  return { heads: [...new Set(heads.map((head) => head.slice(0, AHEAD[0])))].filter(Boolean).slice(0, MAX_HEADS), isAnything };
}
