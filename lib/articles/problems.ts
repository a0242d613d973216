import type { DuplicateProblem, InUseProblem } from "../wire/problems";
import type { Article, ConflictChange, FieldConflict, Revision } from "./schema";
import type { Person } from "../wire/schema";

/** A write made from a version that is not the current one. Nothing was written. */
export type VersionConflictProblem = {
  kind: "version-conflict";
  articleId: string;
  currentVersion: number;
  /** Null when the write named a time and no version. */
  clientVersion: number | null;
  changes: ConflictChange[];
  /** The article as it is and the version the write was made from, when asked for. */
  representation?: { current: Article; base: Revision | null };
  /** What a merge would have to ask, when a merge was tried. */
  conflicts?: FieldConflict[];
};

/** The article is in the trash. */
export type GoneProblem = { kind: "gone"; articleId: string; deletedAt: string; deletedBy: Person };

export type ArticleProblem =
  | VersionConflictProblem
  | GoneProblem
  | DuplicateProblem
  | InUseProblem
  /** `currentVersion` is null for who may not see the article that has the id. */
  | { kind: "already-exists"; articleId: string; currentVersion: number | null };
