/** Fields that have one value: a title, a slug, a parent, a key of the front matter. */

import { mergeText } from "../merge-text";

export type Versions<T> = { base: T; yours: T; theirs: T };

/** A merged field; where `clean` is false, `value` holds yours until a person decides. */
export type FieldMerge<T> = { clean: boolean; value: T; suggestion: T | null };

/** A value that one side changed is that side's; changed by both, differently, it is a question. */
export function mergeScalar<T>(
  { base, yours, theirs }: Versions<T>,
  isEqual: (a: T, b: T) => boolean = Object.is,
): FieldMerge<T> {
  if (isEqual(yours, theirs) || isEqual(theirs, base)) return { clean: true, value: yours, suggestion: null };
  if (isEqual(yours, base)) return { clean: true, value: theirs, suggestion: null };
  return { clean: false, value: yours, suggestion: null };
}

/** A title is a scalar: words of both are combined only as a suggestion. */
export function mergeTitle(titles: Versions<string>): FieldMerge<string> {
  const merged = mergeScalar(titles);
  if (merged.clean) return merged;
  const words = mergeText(titles);
  if (words.clean) return { ...merged, suggestion: words.text };
  const only = words.regions.filter((region) => region.kind === "conflict");
  if (only.some((region) => region.kind === "conflict" && region.suggestion === null)) return merged;
  const suggestion = words.regions
    .map((region) => (region.kind === "stable" ? region.text : region.suggestion))
    .join("");
  return { ...merged, suggestion };
}
