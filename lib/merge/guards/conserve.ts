/** Ask where a merge of words would say something twice or drop something, in one passage or across several. */

import { findBroken } from "./broken-words";
import { keysOf } from "../pieces/conservation";
import { findMoves, isBlockMove } from "./moves";
import { mergedOf } from "../pieces/line-group";
import { isQuestion } from "../pieces/ask";
import { baseOf, span, theirsOf, yoursOf, type Piece, type Texts } from "../pieces/piece";
import { wordsIn } from "../tokens/signs";

/** A stretch of the text: untouched or one side's lines, or a passage whose words were merged. */
export type Passage = { pieces: Piece[]; isRefined: boolean };

/**
 * Turn what breaks the conservation of words into conflicts, except where words were moved: those pieces say so.
 * Whole lines that one side changed, or both alike, are never questioned: only what was merged by words can be wrong.
 */
export function conserve(texts: Texts, passages: readonly Passage[]): Passage[] {
  const checked = passages.map((passage) => (passage.isRefined ? conservePassage(texts, passage) : passage));
  if (checked.some(hasConflict) || !canBreak(checked)) return checked;
  const broken = findBroken(texts, checked.map(({ pieces }) => pieces));
  if (broken.size === 0) return checked;
  const pieces = checked.flatMap((passage) => passage.pieces);
  const moves = findMoves(texts, pieces, broken);
  const asked = checked.map((passage) => (passage.isRefined ? (ask(texts, passage, broken) ?? passage) : passage));
  const isByLines = !asked.some(hasConflict);
  const isMove = moves.size > 0 && [...moves].every((move) => isBlockMove(texts, move, pieces, broken));
  if (!isByLines && !isMove) return asked;
  return checked.map((passage) => markMoves(passage, moves));
}

/** Changes of one side alone add up, however many; only beside a change of both can words seem lost or doubled. */
function canBreak(passages: readonly Passage[]): boolean {
  const has = (...kinds: Piece["kind"][]): boolean => passages.some(({ pieces }) => pieces.some(({ kind }) => kinds.includes(kind)));
  return has("both") && has("yours", "theirs");
}

function conservePassage(texts: Texts, passage: Passage): Passage {
  if (hasConflict(passage)) return passage;
  const broken = findBroken(texts, [passage.pieces]);
  if (broken.size === 0) return passage;
  const moves = findMoves(texts, passage.pieces, broken);
  const isMove = moves.size > 0 && [...moves].every((move) => isBlockMove(texts, move, passage.pieces, broken));
  return isMove ? markMoves(passage, moves) : (ask(texts, passage, broken) ?? askAboutNewWords(texts, passage) ?? passage);
}

function markMoves({ pieces, isRefined }: Passage, moves: ReadonlySet<Piece>): Passage {
  return { pieces: pieces.map((piece) => (moves.has(piece) ? { ...piece, reason: "moved" } : piece)), isRefined };
}

const hasConflict = (passage: Passage): boolean => passage.pieces.some((piece) => piece.kind === "conflict");

/** Join all changes of a passage that hold one of the words into one question; null if none does. */
function ask(texts: Texts, { pieces }: Passage, words: ReadonlySet<string>): Passage | null {
  const holdsWord = (text: string): boolean => keysOf(text).some((key) => words.has(key.trim()));
  const isHeld = pieces.map(
    (piece) =>
      piece.kind !== "base" &&
      (holdsWord(baseOf(texts, piece)) || holdsWord(yoursOf(texts, piece)) || holdsWord(theirsOf(texts, piece))),
  );
  return askFrom(texts, pieces, isHeld);
}

/** Where two words ran into one another between two changes, none of these holds the word that they made: all of them are one question. */
function askAboutNewWords(texts: Texts, { pieces }: Passage): Passage | null {
  const whole = span("conflict", pieces[0]!, pieces[pieces.length - 1]!);
  const known = new Set([baseOf(texts, whole), yoursOf(texts, whole), theirsOf(texts, whole)].flatMap(wordsIn));
  const merged = pieces.map((piece) => mergedOf(texts, piece)).join("");
  return wordsIn(merged).every((word) => known.has(word)) ? null : askFrom(texts, pieces, pieces.map(({ kind }) => kind !== "base"));
}

/** One question from the first of some pieces to the last; null where there is nothing that a person could decide. */
function askFrom(texts: Texts, pieces: readonly Piece[], isAsked: readonly boolean[]): Passage | null {
  const first = isAsked.indexOf(true);
  if (first < 0) return null;
  const last = isAsked.lastIndexOf(true);
  const conflict = span("conflict", pieces[first]!, pieces[last]!);
  if (!isQuestion(texts, conflict)) return null;
  return { pieces: [...pieces.slice(0, first), conflict, ...pieces.slice(last + 1)], isRefined: true };
}
