/** An article's fields, merged each in its own way. */

import { hash53 } from "../questions/conflict-id";
import { mergeText } from "../merge-text";
import { applyResolutions } from "../questions/resolve";
import { mergeScalar, mergeTitle, type FieldMerge, type Versions } from "./scalar";
import { mergeTags } from "./tags";
import type { MergeResult, Ranges } from "../types";

export type ArticleFields = {
  title: string;
  body: string;
  tags: readonly string[];
  slug?: string;
  parentId?: string | null;
};

export type FieldName = keyof ArticleFields;

type FieldValue = string | readonly string[] | null | undefined;

/** Something in an article that a person decides. In the body there is one for each conflicting region. */
export type FieldConflict = {
  id: string;
  field: FieldName;
  base: FieldValue;
  yours: FieldValue;
  theirs: FieldValue;
  suggestion: FieldValue;
  /** Where a conflict of the body stands. */
  range?: Ranges;
};

export type ArticleMerge = {
  clean: boolean;
  /** Everything that merged; what did not holds yours. */
  merged: ArticleFields;
  body: MergeResult;
  conflicts: FieldConflict[];
};

/** Merge two versions of an article that were made from one base. */
export function mergeArticle(versions: Versions<ArticleFields>): ArticleMerge {
  const { base, yours, theirs } = versions;
  const conflicts: FieldConflict[] = [];
  const settle = <T extends FieldValue>(field: FieldName, values: Versions<T>, merge: FieldMerge<T>): T => {
    if (!merge.clean) {
      const id = `${field}-${hash53(JSON.stringify([values.base, values.yours, values.theirs]))}`;
      conflicts.push({ id, field, ...values, suggestion: merge.suggestion });
    }
    return merge.value;
  };
  const pick = <K extends FieldName>(field: K): Versions<ArticleFields[K]> => ({
    base: base[field], yours: yours[field], theirs: theirs[field],
  });
  const title = settle("title", pick("title"), mergeTitle(pick("title")));
  const body = mergeText({ base: base.body, yours: yours.body, theirs: theirs.body });
  for (const region of body.regions) {
    if (region.kind !== "conflict") continue;
    const { id, suggestion, range } = region;
    conflicts.push({
      id, field: "body", base: region.base, yours: region.yours, theirs: region.theirs, suggestion, range,
    });
  }
  const merged: ArticleFields = {
    title,
    body: body.text ?? applyResolutions(body.regions, {}).text,
    tags: settle("tags", pick("tags"), mergeTags(pick("tags"))),
  };
  const slug = settle("slug", pick("slug"), mergeScalar(pick("slug")));
  if (slug !== undefined) merged.slug = slug;
  const parentId = settle("parentId", pick("parentId"), mergeScalar(pick("parentId")));
  if (parentId !== undefined) merged.parentId = parentId;
  return { clean: conflicts.length === 0, merged, body, conflicts };
}
