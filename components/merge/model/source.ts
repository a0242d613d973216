import type { Person } from "@/lib/wire/schema";
import type { Content, Remote, Snapshot } from "@/lib/editor/content";
import type { ArticleMerge, Conflict, FieldName, Resolution, StableRegion } from "@/lib/merge";

/** The three contents that are being merged, and who wrote theirs. */
export interface MergeSource {
  readonly base: Snapshot;
  readonly yours: Content;
  readonly theirs: Remote;
  /** Everybody who saved since `base`, oldest first. */
  readonly authors: readonly Person[];
}

/** A merge together with what it was made from. */
export interface MergedSource {
  readonly source: MergeSource;
  readonly merge: ArticleMerge;
}

/** What was chosen, by the id of a conflict or of a clean change. */
export type Choices = Readonly<Record<string, Resolution>>;

/**
 * One stretch of the article in reading order: plain text, a change that merged by itself (which can be looked at
 * and turned back like a conflict), or a conflict.
 */
export type Piece =
  | { readonly kind: "text"; readonly key: string; readonly text: string }
  | { readonly kind: "change"; readonly key: string; readonly region: StableRegion }
  | { readonly kind: "conflict"; readonly key: string; readonly conflict: Conflict };

/** A question to the person: a conflict of the body, or of a field, which is asked in the same way. */
export interface Question {
  readonly id: string;
  readonly field: FieldName;
  readonly conflict: Conflict;
  /** It had merged by itself; the person wanted to decide on it all the same. */
  readonly isOpened: boolean;
}
