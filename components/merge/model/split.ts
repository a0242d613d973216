import { lines, sentences, type Conflict, type Ranges, type Region } from "@/lib/merge";

/**
 * Takes a conflict apart where its parts are independent: all three texts consist of the same number of lines, or
 * of sentences, which then stand for each other. Parts in which the sides agree, or only one differs from base,
 * stay questions, because whoever splits wants to look at each.
 * @returns regions that stand for the same ranges, or null if there is no such place
 */
export function splitConflict(conflict: Conflict): Region[] | null {
  return splitBy(conflict, lines) ?? splitBy(conflict, sentences);
}

/** Whether `splitConflict` would find parts. */
export function canSplit(conflict: Conflict): boolean {
  return splitConflict(conflict) !== null;
}

function splitBy(conflict: Conflict, divide: (text: string) => string[]): Region[] | null {
  const base = divide(conflict.base);
  const yours = divide(conflict.yours);
  const theirs = divide(conflict.theirs);
  if (base.length < 2 || yours.length !== base.length || theirs.length !== base.length) return null;
  const at = { base: conflict.range.base[0], yours: conflict.range.yours[0], theirs: conflict.range.theirs[0] };
  const parts = base.map((b, index): Region => {
    const y = yours[index]!;
    const t = theirs[index]!;
    const range: Ranges = {
      base: [at.base, (at.base += b.length)],
      yours: [at.yours, (at.yours += y.length)],
      theirs: [at.theirs, (at.theirs += t.length)],
    };
    if (b === y && b === t) return { kind: "stable", text: b, origin: "base", range };
    const { reason } = conflict;
    return { kind: "conflict", id: `${conflict.id}.${index + 1}`, base: b, yours: y, theirs: t, suggestion: null, suggestionReason: null, range, reason };
  });
  return parts.filter((part) => part.kind === "conflict").length > 1 ? parts : null;
}
