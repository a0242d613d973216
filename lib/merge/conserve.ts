/** Ask where a merge of words would say something twice or drop something, in one passage or across several. */

import { brokenWords, keysOf, weigh, type Versions, type WordBalance } from "./conservation";
import { mergedOf } from "./line-group";
import { findMoves, isBlockMove } from "./moves";
import { baseOf, span, theirsOf, yoursOf, type Piece, type Texts } from "./piece";

const VERSIONS = ["base", "yours", "theirs", "merged"] as const;

/** A stretch of the text: untouched or one side's lines, or a passage whose words were merged. */
export type Passage = { pieces: Piece[]; isRefined: boolean };

/**
 * Turn what breaks the conservation of words into conflicts, except where words were moved: those pieces say so.
 * Whole lines that one side changed, or both alike, are never questioned: only what was merged by words can be wrong.
 */
export function conserve(texts: Texts, passages: readonly Passage[]): Passage[] {
  const checked = passages.map((passage) => (passage.isRefined ? conservePassage(texts, passage) : passage));
  if (checked.some(hasConflict) || !canBreak(checked)) return checked;
  const broken = brokenWords(balanceOf(texts, checked));
  if (broken.size === 0) return checked;
  const pieces = checked.flatMap((passage) => passage.pieces);
  const moves = findMoves(texts, pieces, broken);
  const asked = checked.map((passage) => (passage.isRefined ? (ask(texts, passage, broken) ?? passage) : passage));
  const isByLines = !asked.some(hasConflict);
  if (!isByLines && ![...moves].every((move) => isBlockMove(texts, move, pieces, broken))) return asked;
  return checked.map((passage) => markMoves(passage, moves));
}

/** Changes of one side alone add up, however many; only beside a change of both can words seem lost or doubled. */
function canBreak(passages: readonly Passage[]): boolean {
  const kinds = new Set(passages.flatMap(({ pieces }) => pieces.map(({ kind }) => kind)));
  return kinds.has("both") && (kinds.has("yours") || kinds.has("theirs"));
}

function conservePassage(texts: Texts, passage: Passage): Passage {
  if (hasConflict(passage)) return passage;
  const broken = brokenWords(balanceOf(texts, [passage]));
  if (broken.size === 0) return passage;
  const moves = findMoves(texts, passage.pieces, broken);
  const isMove = moves.size > 0 && [...moves].every((move) => isBlockMove(texts, move, passage.pieces, broken));
  return isMove ? markMoves(passage, moves) : (ask(texts, passage, broken) ?? askWhole(passage));
}

function markMoves({ pieces, isRefined }: Passage, moves: ReadonlySet<Piece>): Passage {
  return { pieces: pieces.map((piece) => (moves.has(piece) ? { ...piece, reason: "moved" } : piece)), isRefined };
}

function askWhole({ pieces }: Passage): Passage {
  return { pieces: [span("conflict", pieces[0]!, pieces[pieces.length - 1]!)], isRefined: true };
}

const hasConflict = (passage: Passage): boolean => passage.pieces.some((piece) => piece.kind === "conflict");

/** Unchanged text up to this length is counted with the changes around it; the middle of a longer one is skipped. */
const MAX_CONTEXT = 400;

function balanceOf(texts: Texts, passages: readonly Passage[]): WordBalance {
  const balance: WordBalance = new Map();
  for (const { pieces } of passages) {
    if (pieces.every((piece) => piece.kind === "base")) continue;
    let stretch: Versions = { base: "", yours: "", theirs: "", merged: "" };
    for (const piece of pieces) {
      const base = baseOf(texts, piece);
      if (piece.kind !== "base" || base.length <= MAX_CONTEXT) {
        stretch.base += base;
        stretch.yours += yoursOf(texts, piece);
        stretch.theirs += theirsOf(texts, piece);
        stretch.merged += mergedOf(texts, piece);
        continue;
      }
      // Unchanged words count alike in every version, so only those that changes may have grown together with matter.
      const space = base.slice(0, MAX_CONTEXT).search(/\s/);
      const [head, tail] = [base.slice(0, space < 0 ? MAX_CONTEXT : space), /\S*$/.exec(base.slice(-MAX_CONTEXT))![0]];
      for (const side of VERSIONS) stretch[side] += head;
      weigh(balance, stretch);
      stretch = { base: tail, yours: tail, theirs: tail, merged: tail };
    }
    weigh(balance, stretch);
  }
  return balance;
}

/** Join all changes of a passage that hold one of the words into one question; null if none does. */
function ask(texts: Texts, { pieces }: Passage, words: ReadonlySet<string>): Passage | null {
  const holdsWord = (text: string): boolean => keysOf(text).some((key) => words.has(key.trim()));
  const isHeld = pieces.map(
    (piece) =>
      piece.kind !== "base" &&
      (holdsWord(baseOf(texts, piece)) || holdsWord(yoursOf(texts, piece)) || holdsWord(theirsOf(texts, piece))),
  );
  const first = isHeld.indexOf(true);
  if (first < 0) return null;
  const last = isHeld.lastIndexOf(true);
  const conflict = span("conflict", pieces[first]!, pieces[last]!);
  return { pieces: [...pieces.slice(0, first), conflict, ...pieces.slice(last + 1)], isRefined: true };
}
