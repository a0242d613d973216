/**
 * Structure guards: places where words do not touch and yet a machine must not combine them, because half of
 * each side's change would break what the words stand in.
 */

import { findFrontMatters, type FrontMatters } from "./key-merge";
import { lineGroups, type LineGroup } from "../pieces/line-group";
import { span, type Piece, type Texts } from "../pieces/piece";
import { fenceLines } from "../tokens/fences";
import { isUnbalanced } from "../tokens/pairs";

export type Structure = { isInFence: (offset: number) => boolean; frontMatters: FrontMatters | null };

/** What has to be known about the texts as a whole. */
export function readStructure(texts: Texts): Structure {
  const fences = fenceLines(texts.base);
  return {
    frontMatters: findFrontMatters(texts),
    isInFence: (offset) => countBelow(fences, offset) % 2 === 1,
  };
}

/** How many of some increasing offsets are less than `offset`. */
function countBelow(offsets: readonly number[], offset: number): number {
  let lo = 0;
  let hi = offsets.length;
  while (lo < hi) {
    const middle = (lo + hi) >> 1;
    if (offsets[middle]! < offset) lo = middle + 1;
    else hi = middle;
  }
  return lo;
}

/** Longer lines are data rather than prose; their brackets are not counted. */
const MAX_LINE = 20_000;

type Rule = (group: LineGroup, structure: Structure) => boolean;

const RULES: readonly Rule[] = [
  /** Code is not prose: two edits of one statement that both parse alone need not parse together. */
  (group, { isInFence }) => isInFence(group.baseOffset),
  /** A heading is one phrase. */
  (group) => /^#{1,6}[ \t]/.test(group.base),
  /** Brackets, code spans and emphasis that are whole on each side must be whole together. */
  (group) => group.merged.length < MAX_LINE && isUnbalanced(group.merged) && !isUnbalanced(group.yours) && !isUnbalanced(group.theirs),
  /** A cell of a table is one value. */
  (group) => changedSameCell(group),
];

/** Turn groups of changes that break a structure into conflicts; the other pieces stay as they are. */
export function guard(texts: Texts, pieces: readonly Piece[], structure: () => Structure): Piece[] {
  const result: Piece[] = [];
  let done = 0;
  for (const group of lineGroups(texts, pieces)) {
    if (!RULES.some((rule) => rule(group, structure()))) continue;
    for (; done < group.first; done++) result.push(pieces[done]!);
    result.push(span("conflict", pieces[group.first]!, pieces[group.last]!, "structure"));
    done = group.last + 1;
  }
  if (done === 0) return [...pieces];
  for (; done < pieces.length; done++) result.push(pieces[done]!);
  return result;
}

/** Whether both sides changed one cell of a row, or changed how many cells it has. */
function changedSameCell({ base, yours, theirs }: LineGroup): boolean {
  if (!/^[ \t]*\|/.test(base) || /[\r\n]/.test(base + yours + theirs)) return false;
  const [b, y, t] = [base, yours, theirs].map((row) => row.split("|").map((cell) => cell.trim())) as [string[], string[], string[]];
  if (b.length !== y.length || b.length !== t.length) return true;
  return b.some((cell, i) => cell !== y[i] && cell !== t[i] && y[i] !== t[i]);
}
