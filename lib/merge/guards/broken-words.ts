/** Which words of a merge stand too often or too seldom; only what can differ between the versions is looked at. */

import { brokenWords, weigh, type Versions, type WordBalance } from "../pieces/conservation";
import { mergedOf } from "../pieces/line-group";
import { baseOf, theirsOf, yoursOf, type Piece, type Texts } from "../pieces/piece";
import { isUnspaced } from "../tokens/segment";
import { isSpace } from "../tokens/signs";

const VERSIONS = ["base", "yours", "theirs", "merged"] as const;

/** Characters at either end of unchanged text in which the end of a word is looked for. */
const MAX_CONTEXT = 400;
/** The first unit of scripts without blanks, and the first sign that takes two units. */
const FIRST_UNSPACED = 0x0e00;
const FIRST_PAIR = 0x10000;

/** Changes, pieces `[first, last]`, with what they may have grown together with; between two stretches every version has the same words. */
type Stretch = { first: number; last: number; head: string; tail: string; isYours: boolean; isTheirs: boolean };

/** The words of passages without conflicts that stand too often or too seldom in the merged text. */
export function findBroken(texts: Texts, passages: readonly (readonly Piece[])[]): Set<string> {
  const all = passages.map((pieces) => ({ pieces, stretches: stretchesOf(texts, pieces) }));
  const balance: WordBalance = new Map();
  const weighWhere = (isMeant: (stretch: Stretch) => boolean): void => {
    for (const { pieces, stretches } of all) for (const stretch of stretches) if (isMeant(stretch)) weigh(balance, versionsOf(texts, pieces, stretch));
  };
  // Where one side alone changed something, the merged text has its words, and nothing can be wrong.
  weighWhere(({ isYours, isTheirs }) => isYours && isTheirs);
  if ([...balance.values()].every(({ yours, theirs, merged }) => merged === yours + theirs)) return new Set();
  weighWhere(({ isYours, isTheirs }) => !isYours || !isTheirs);
  return brokenWords(balance);
}

function stretchesOf(texts: Texts, pieces: readonly Piece[]): Stretch[] {
  if (pieces.every((piece) => piece.kind === "base")) return [];
  const stretches: Stretch[] = [];
  let stretch: Stretch = { first: 0, last: -1, head: "", tail: "", isYours: false, isTheirs: false };
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i]!;
    const base = baseOf(texts, piece);
    const headLength = piece.kind === "base" ? reachOfWord(base.slice(0, MAX_CONTEXT)) : base.length;
    const tailLength = piece.kind === "base" ? reachOfWord(signsFromEnd(base.slice(-MAX_CONTEXT))) : base.length;
    if (headLength + tailLength >= base.length) {
      stretch.last = i;
      // What a piece is called does not say it: of two changes to white space one is taken.
      stretch.isYours ||= yoursOf(texts, piece) !== base;
      stretch.isTheirs ||= theirsOf(texts, piece) !== base;
      continue;
    }
    stretch.tail = base.slice(0, headLength);
    stretches.push(stretch);
    stretch = { first: i + 1, last: i, head: base.slice(base.length - tailLength), tail: "", isYours: false, isTheirs: false };
  }
  stretches.push(stretch);
  return stretches;
}

function versionsOf(texts: Texts, pieces: readonly Piece[], { first, last, head, tail }: Stretch): Versions {
  const versions: Versions = { base: head, yours: head, theirs: head, merged: head };
  for (let i = first; i <= last; i++) {
    const piece = pieces[i]!;
    versions.base += baseOf(texts, piece);
    versions.yours += yoursOf(texts, piece);
    versions.theirs += theirsOf(texts, piece);
    versions.merged += mergedOf(texts, piece);
  }
  for (const version of VERSIONS) versions[version] += tail;
  return versions;
}

/**
 * How far what a change may have grown together with goes on in unchanged text: to the next white space; in scripts
 * without blanks, whose unbroken runs are not counted as a whole, to the next sign that is no part of a word.
 */
function reachOfWord(signs: Iterable<string>): number {
  let length = 0;
  let hasUnspaced = false;
  for (const sign of signs) {
    const code = sign.charCodeAt(0);
    if (isSpace(code) || (hasUnspaced && !/[\p{L}\p{N}\p{M}]/u.test(sign))) break;
    hasUnspaced ||= code >= FIRST_UNSPACED && isUnspaced(sign);
    length += sign.length;
  }
  return length;
}

function* signsFromEnd(text: string): Generator<string> {
  for (let end = text.length; end > 0; ) {
    const pair = text.slice(Math.max(0, end - 2), end);
    const sign = pair.codePointAt(0)! >= FIRST_PAIR ? pair : text.charAt(end - 1);
    yield sign;
    end -= sign.length;
  }
}
