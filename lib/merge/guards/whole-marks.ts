/** A question has both halves of a pair of marks, or none: else every answer to it would be broken. */

import { mergedOf } from "../pieces/line-group";
import { baseOf, span, theirsOf, yoursOf, type Piece, type Texts } from "../pieces/piece";
import { isUnbalanced } from "../tokens/pairs";

/** So many changes beside a question are taken into it at most. */
const MAX_TAKEN = 6;
/** So many ways to do that are tried, and only where the lines have no more characters than this. */
const MAX_TRIES = 40;
const MAX_LENGTH = 4000;

/**
 * One side put a mark around what stands here, and only its first half met a change of the other side: the second half would be
 * settled outside the question, and whoever takes the other side's answer would be left with it. The question takes in what stands
 * between the two, and no more.
 */
export function takeWholeMarks(texts: Texts, pieces: readonly Piece[]): Piece[] {
  return changedRuns(texts, pieces).flatMap((run) => (isSound(texts, run) ? run : (widened(texts, run) ?? run)));
}

/** The run with one of its questions made larger by as few changes as makes every answer sound; null if that takes too many. */
function widened(texts: Texts, run: readonly Piece[]): Piece[] | null {
  const changed = run.flatMap(({ kind }, i) => (kind === "base" ? [] : [i]));
  let tries = 0;
  for (let taken = 1; taken <= Math.min(MAX_TAKEN, changed.length - 1); taken++) {
    for (let first = 0; first + taken < changed.length; first++) {
      const [start, end] = [changed[first]!, changed[first + taken]!];
      const question = run.slice(start, end + 1).find(({ kind }) => kind === "conflict");
      if (question === undefined) continue;
      if (++tries > MAX_TRIES) return null;
      const wider = [...run.slice(0, start), span("conflict", run[start]!, run[end]!, question.reason), ...run.slice(end + 1)];
      if (isSound(texts, wider)) return wider;
    }
  }
  return null;
}

/** The pieces in runs that end with a line break which nobody changed. */
function changedRuns(texts: Texts, pieces: readonly Piece[]): Piece[][] {
  const runs: Piece[][] = [];
  let run: Piece[] = [];
  for (const piece of pieces) {
    run.push(piece);
    if (piece.kind !== "base" || !/[\r\n]/.test(baseOf(texts, piece))) continue;
    runs.push(run);
    run = [];
  }
  if (run.length > 0) runs.push(run);
  return runs;
}

/** Whether either answer to the questions of a run leaves its marks as whole as each side has them. */
function isSound(texts: Texts, run: readonly Piece[]): boolean {
  if (run.filter(({ kind }) => kind !== "base").length < 2 || !run.some(({ kind }) => kind === "conflict")) return true;
  const whole = span("conflict", run[0]!, run[run.length - 1]!);
  const sides = [yoursOf(texts, whole), theirsOf(texts, whole)];
  if (sides.some((side) => side.length > MAX_LENGTH || isUnbalanced(side))) return true;
  return [yoursOf, theirsOf].every((own) => !isUnbalanced(run.map((piece) => (piece.kind === "conflict" ? own : mergedOf)(texts, piece)).join("")));
}
