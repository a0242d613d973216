/**
 * The vocabulary of a merge. `base` is the text both writers started from, `yours` the writer's text,
 * `theirs` what is stored now. All offsets count UTF-16 code units; all ranges are half-open.
 */

export type MergeInput = { base: string; yours: string; theirs: string };

export type Side = "yours" | "theirs";

/** Where a region stands in each of the three inputs. */
export type Ranges = {
  base: [start: number, endExclusive: number];
  yours: [start: number, endExclusive: number];
  theirs: [start: number, endExclusive: number];
};

/** The rule by which the engine merged a piece without a question. */
export type CleanReason =
  /** Only one side changed these lines. */
  | "one-side"
  /** Both sides made the same change. */
  | "same-change"
  /** Both sides changed these lines, but different words in them. */
  | "separate-words"
  /** One side only re-wrapped, re-indented or re-spaced what stands here. */
  | "white-space"
  /** One side moved these words; what both sides changed alike is where they came from or went to. */
  | "moved"
  /** Different keys of the front matter. */
  | "separate-keys";

/** The rule by which the engine declined to merge a piece. */
export type ConflictReason =
  /** Both sides changed the same words, differently. */
  | "same-words"
  /** The two changes touch: no unchanged word stands between them. */
  | "edits-touch"
  /** Both sides inserted different text at the same place. */
  | "both-inserted"
  /** One side deleted what the other one changed. */
  | "deleted-and-edited"
  /** One side moved this block, the other edited it where it was. */
  | "moved-and-edited"
  /** Merging would say nearly the same thing twice. */
  | "said-twice"
  /** Half of each would break a table row, a list number, a code fence, a link or a key. */
  | "structure"
  /** Both sides rewrote the passage so far that a mixture would be nobody's sentence. */
  | "rewritten"
  /** The passage is too large to be compared word by word. */
  | "too-large";

/** The rule by which a conflict was given its filled-in answer. */
export type SuggestionReason =
  /** Everything that both sides inserted is kept, one after the other. */
  | "keep-both"
  /** Everything that both sides inserted is kept, in the order of the list around it. */
  | "keep-both-sorted"
  /** What one side added beside the items or paragraphs that the other one deleted. */
  | "keep-added"
  /** The words of both sides combined; only what one side dropped is dropped. */
  | "combine-words"
  /** The block stands at its new place, with the edit that the other side made at the old one. */
  | "edit-follows-move"
  /** Both sides combined, with the items of the list numbered one after the other. */
  | "counted-anew"
  /** What one side added, in the form that the other gave to the lines around it: indentation, marks, widths. */
  | "in-new-form"
  /** One side's text already holds everything the other side wrote. */
  | "one-holds-both"
  /** The sides differ in white space only. */
  | "white-space-only";

export type Reason = CleanReason | ConflictReason | SuggestionReason;

export type Origin = "base" | "yours" | "theirs" | "both";

/** Text that needs no decision. `text` stands in the merged result as it is. */
export type StableRegion = {
  kind: "stable";
  text: string;
  origin: Origin;
  range: Ranges;
  /** Present unless the region is plain base text. */
  reason?: CleanReason;
  /**
   * Present unless the region is plain base text: what the merge replaced. For `theirs` that is the text in
   * yours, for `yours` the text in theirs, for `both` the text in base. Putting it back undoes the merge here.
   */
  replaced?: string;
  /** The text of `origin` in its range, where `text` has other line endings because the other side converted them all. */
  written?: string;
};

/** Text that a person decides on. */
export type Conflict = {
  kind: "conflict";
  /** Derived from the texts, so the same conflict has the same id in every merge it appears in. */
  id: string;
  base: string;
  yours: string;
  theirs: string;
  /** A combination that keeps every word either side added, to be confirmed; never applied silently. */
  suggestion: string | null;
  range: Ranges;
  reason: ConflictReason;
  suggestionReason: SuggestionReason | null;
  /**
   * Present where several questions are one matter: the id of the first of them. They are to be answered alike: yours
   * here and theirs there would have a moved block twice, or not at all.
   */
  group?: string;
};

/** One piece of a merge, in reading order. */
export type Region = StableRegion | Conflict;

export type MergeResult = {
  clean: boolean;
  /** The merged text; null unless clean. */
  text: string | null;
  regions: Region[];
};

/** A person's choice for one conflict. */
export type Resolution =
  | { kind: "yours" }
  | { kind: "theirs" }
  | { kind: "base" }
  | { kind: "both"; first: Side }
  | { kind: "suggestion" }
  | { kind: "text"; text: string };

export type Resolutions = Readonly<Record<string, Resolution>>;
