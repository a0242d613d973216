/** Which words of a merge stand too often or too seldom; only what can differ between the versions is looked at. */

import { brokenWords, weigh, type Versions, type WordBalance } from "../pieces/conservation";
import { mergedOf } from "../pieces/line-group";
import { baseOf, theirsOf, yoursOf, type Piece, type Texts } from "../pieces/piece";
import { isUnspaced } from "../tokens/segment";

const VERSIONS = ["base", "yours", "theirs", "merged"] as const;

/** Characters at either end of unchanged text in which the end of a word is looked for. */
const MAX_CONTEXT = 400;

/** Changes with what they may have grown together with; between two stretches every version has the same words. */
type Stretch = Versions & { isYours: boolean; isTheirs: boolean };

const startStretch = (text: string): Stretch => ({
  base: text, yours: text, theirs: text, merged: text, isYours: false, isTheirs: false,
});

/** The words of passages without conflicts that stand too often or too seldom in the merged text. */
export function findBroken(texts: Texts, passages: readonly (readonly Piece[])[]): Set<string> {
  const stretches = passages.flatMap((pieces) => stretchesOf(texts, pieces));
  // Where one side alone changed something, the merged text has its words, and nothing can be wrong.
  const shared = stretches.filter(({ isYours, isTheirs }) => isYours && isTheirs);
  const balance: WordBalance = new Map();
  for (const stretch of shared) weigh(balance, stretch);
  if ([...balance.values()].every(({ yours, theirs, merged }) => merged === yours + theirs)) return new Set();
  for (const stretch of stretches) if (!stretch.isYours || !stretch.isTheirs) weigh(balance, stretch);
  return brokenWords(balance);
}

function stretchesOf(texts: Texts, pieces: readonly Piece[]): Stretch[] {
  if (pieces.every((piece) => piece.kind === "base")) return [];
  const stretches: Stretch[] = [];
  let stretch = startStretch("");
  for (const piece of pieces) {
    const base = baseOf(texts, piece);
    const headLength = piece.kind === "base" ? reachOfWord(base.slice(0, MAX_CONTEXT)) : base.length;
    const tailLength = piece.kind === "base" ? reachOfWord([...base.slice(-MAX_CONTEXT)].reverse()) : base.length;
    if (headLength + tailLength >= base.length) {
      const [yours, theirs] = [yoursOf(texts, piece), theirsOf(texts, piece)];
      stretch.base += base;
      stretch.yours += yours;
      stretch.theirs += theirs;
      stretch.merged += mergedOf(texts, piece);
      // What a piece is called does not say it: of two changes to white space one is taken.
      stretch.isYours ||= yours !== base;
      stretch.isTheirs ||= theirs !== base;
      continue;
    }
    for (const side of VERSIONS) stretch[side] += base.slice(0, headLength);
    stretches.push(stretch);
    stretch = startStretch(base.slice(base.length - tailLength));
  }
  stretches.push(stretch);
  return stretches;
}

/**
 * How far what a change may have grown together with goes on in unchanged text: to the next white space; in scripts
 * without blanks, whose unbroken runs are not counted as a whole, to the next sign that is no part of a word.
 */
function reachOfWord(signs: Iterable<string>): number {
  let length = 0;
  let hasUnspaced = false;
  for (const sign of signs) {
    if (/\s/.test(sign) || (hasUnspaced && !/[\p{L}\p{N}\p{M}]/u.test(sign))) break;
    hasUnspaced ||= isUnspaced(sign);
    length += sign.length;
  }
  return length;
}
