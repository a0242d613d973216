/** What becomes of the choices already made when the article has moved again and everything is merged anew. */

import { ownValue, resolveConflict } from "./resolve";
import type { Conflict, Region, Resolution, Resolutions } from "../types";

export type DecidedMerge = { regions: readonly Region[]; resolutions: Resolutions };

export type CarriedDecisions = {
  /** Choices that hold unchanged: the conflict still concerns the same words of all three. */
  resolutions: Record<string, Resolution>;
  /**
   * For conflicts that must be asked again, because theirs has new words there: the text that the earlier
   * decision would give now, to be shown as a draft of the answer.
   */
  offers: Record<string, string>;
  /** Decided texts whose conflict is gone from the new merge; `yours` is the range they stood for. */
  released: { yours: [number, number]; text: string }[];
};

/** `carryDecisions(previous, next).resolutions`: the choices that hold without asking again. */
export function carryResolutions(previous: DecidedMerge, next: readonly Region[]): Record<string, Resolution> {
  return carryDecisions(previous, next).resolutions;
}

/**
 * Carry every decision to a new merge of the same `base` and `yours` with a newer `theirs`. A conflict is
 * found again by its id, then by its place in `yours`, which does not move when theirs moves. A decision
 * never hides words of theirs that the person has not seen: where those changed, it becomes an offer.
 */
export function carryDecisions(previous: DecidedMerge, next: readonly Region[]): CarriedDecisions {
  const decided = previous.regions.flatMap((region) => {
    const resolution = region.kind === "conflict" ? ownValue(previous.resolutions, region.id) : undefined;
    return region.kind === "conflict" && resolution !== undefined ? [{ conflict: region, resolution }] : [];
  });
  const carried: CarriedDecisions = { resolutions: {}, offers: {}, released: [] };
  const used = new Set<Conflict>();
  for (const region of next) {
    if (region.kind !== "conflict") continue;
    const inside = decided.filter(({ conflict }) => touches(conflict, region));
    const same = inside.find(({ conflict }) => saysTheSame(conflict, region));
    if (same !== undefined) {
      carried.resolutions[region.id] = same.resolution;
      used.add(same.conflict);
    } else if (inside.length > 0) {
      carried.offers[region.id] = offer(region, inside);
      for (const { conflict } of inside) used.add(conflict);
    }
  }
  for (const { conflict, resolution } of decided) {
    if (used.has(conflict)) continue;
    carried.released.push({ yours: [...conflict.range.yours], text: resolveConflict(conflict, resolution) });
  }
  return carried;
}

function saysTheSame(a: Conflict, b: Conflict): boolean {
  return (
    a.base === b.base && a.yours === b.yours && a.theirs === b.theirs &&
    a.range.yours[0] === b.range.yours[0] && a.range.base[0] === b.range.base[0]
  );
}

/** Whether two conflicts share a place in `yours`; an empty range shares the place it stands at. */
function touches(a: Conflict, b: Conflict): boolean {
  const [aStart, aEnd] = a.range.yours;
  const [bStart, bEnd] = b.range.yours;
  if (aStart === aEnd || bStart === bEnd) return aStart <= bEnd && bStart <= aEnd;
  return aStart < bEnd && bStart < aEnd;
}

/** The new conflict's text of yours, with the texts decided earlier in their places. */
function offer(region: Conflict, decided: readonly { conflict: Conflict; resolution: Resolution }[]): string {
  const [start, end] = region.range.yours;
  let text = "";
  let at = start;
  for (const { conflict, resolution } of decided) {
    const [from, to] = conflict.range.yours;
    if (from > at) text += region.yours.slice(at - start, from - start);
    text += resolveConflict(conflict, resolution);
    at = Math.max(at, to);
  }
  return at < end ? text + region.yours.slice(at - start) : text;
}
