import type { SuggestionReason } from "./types";

/** A filled-in answer for a conflict, for a person to confirm; null where none keeps what both sides added. */
export function suggest(conflict: { base: string; yours: string; theirs: string }): {
  suggestion: string | null;
  suggestionReason: SuggestionReason | null;
} {
  const { base, yours, theirs } = conflict;
  if (yours !== "" && theirs !== "" && yours.includes(theirs)) return { suggestion: yours, suggestionReason: "one-holds-both" };
  if (yours !== "" && theirs !== "" && theirs.includes(yours)) return { suggestion: theirs, suggestionReason: "one-holds-both" };
  if (base === "") return { suggestion: theirs + yours, suggestionReason: "keep-both" };
  return { suggestion: null, suggestionReason: null };
}
