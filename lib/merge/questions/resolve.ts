/** A person's choices, put into the text. */

import { STRUCTURAL_LINE } from "../tokens/tokenize";
import type { Conflict, Region, Resolution, Resolutions } from "../types";

/**
 * The text that a choice puts in the place of a conflict.
 * @throws RangeError when the suggestion of a conflict without one is asked for
 */
export function resolveConflict(conflict: Conflict, resolution: Resolution): string {
  switch (resolution.kind) {
    case "yours":
      return conflict.yours;
    case "theirs":
      return conflict.theirs;
    case "base":
      return conflict.base;
    case "text":
      return resolution.text;
    case "both":
      return resolution.first === "yours"
        ? joinBoth(conflict, conflict.yours, conflict.theirs)
        : joinBoth(conflict, conflict.theirs, conflict.yours);
    case "suggestion":
      if (conflict.suggestion === null) throw new RangeError(`conflict ${conflict.id} has no suggestion`);
      return conflict.suggestion;
  }
}

/** Both, set apart as in the suggestion that keeps both: it was made in view of the text around them. */
function joinBoth({ yours, theirs, suggestion, suggestionReason }: Conflict, first: string, second: string): string {
  const isKept = suggestion !== null && suggestionReason === "keep-both" && suggestion.startsWith(theirs) && suggestion.endsWith(yours);
  if (!isKept) return joinTexts(first, second, /\r\n|\r|\n/.exec(suggestion ?? "")?.[0]);
  return first + suggestion.slice(theirs.length, suggestion.length - yours.length) + second;
}

/**
 * One text after the other, with a line break between whole lines and a blank between words where they need
 * one. The ending of the second text is that of the result.
 * @param breakBetween the line break to set between them where neither has one
 */
export function joinTexts(first: string, second: string, breakBetween?: string): string {
  if (first === "" || second === "") return first + second;
  if (/[\r\n]$/.test(first) || /^[\r\n]/.test(second)) return first + second;
  const newline = /\r\n|\r|\n/.exec(first + second)?.[0] ?? breakBetween ?? (STRUCTURAL_LINE.test(second) ? "\n" : undefined);
  if (newline !== undefined) return first + newline + second;
  return /\s$/.test(first) || /^[\s,;:.!?…)\]}]/.test(second) ? first + second : `${first} ${second}`;
}

/**
 * The text that the choices so far amount to, and the ids of the conflicts that are still open: those show
 * what is in yours, because that is what the writer's editor shows.
 */
export function applyResolutions(
  regions: readonly Region[],
  resolutions: Resolutions,
): { text: string; open: string[] } {
  const open: string[] = [];
  let text = "";
  for (const region of regions) {
    if (region.kind === "stable") {
      text += region.text;
      continue;
    }
    const resolution = ownValue(resolutions, region.id);
    if (resolution === undefined) open.push(region.id);
    text += resolution === undefined ? region.yours : resolveConflict(region, resolution);
  }
  return { text, open };
}

/** A record's own entry; ids come from outside, so names like `constructor` must not find anything. */
export function ownValue<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
