/**
 * Words that one side moved, in a merge in which both sides made a change alike. Both took a sentence out here, and one
 * of them put it in elsewhere; or both put it in here, and one took it out elsewhere. Counted over the whole text
 * such words seem to be lost or doubled, although each change is applied once.
 */

import { sharesBlock } from "../pieces/blocks";
import { keysOf } from "../pieces/conservation";
import { baseOf, theirsOf, yoursOf, type Piece, type Texts } from "../pieces/piece";

/**
 * The one-sided pieces that explain why `words` do not add up: those that add what both sides removed, or remove
 * what both sides added. Empty where they do not explain all of the words.
 */
export function findMoves(texts: Texts, pieces: readonly Piece[], words: ReadonlySet<string>): Set<Piece> {
  const shared = countBy(texts, pieces.filter(({ kind }) => kind === "both"), words);
  const moves = new Set<Piece>();
  const explained = new Set<string>();
  for (const piece of pieces) {
    if (piece.kind !== "yours" && piece.kind !== "theirs") continue;
    for (const [word, change] of countBy(texts, [piece], words)) {
      if (change * (shared.get(word) ?? 0) >= 0) continue;
      moves.add(piece);
      explained.add(word);
    }
  }
  return explained.size === words.size ? moves : new Set();
}

/** Whether a one-sided piece puts a run with one of the words in where both took it out, or the other way round. */
export function isBlockMove(texts: Texts, move: Piece, pieces: readonly Piece[], words: ReadonlySet<string>): boolean {
  const [removed, added] = versionsOf(texts, move);
  const shared = pieces.filter(({ kind }) => kind === "both").map((piece) => versionsOf(texts, piece));
  return shared.some(([before, after]) => sharesBlock(added, before, words) || sharesBlock(removed, after, words));
}

/** A piece before and after its change. */
function versionsOf(texts: Texts, piece: Piece): [before: string, after: string] {
  return [baseOf(texts, piece), piece.kind === "theirs" ? theirsOf(texts, piece) : yoursOf(texts, piece)];
}

/** By how much pieces change the number of each of some words. */
function countBy(texts: Texts, pieces: readonly Piece[], words: ReadonlySet<string>): Map<string, number> {
  const changes = new Map<string, number>();
  for (const piece of pieces) {
    versionsOf(texts, piece).forEach((text, i) => {
      for (const key of keysOf(text)) {
        const word = key.trim();
        if (words.has(word)) changes.set(word, (changes.get(word) ?? 0) + (i === 0 ? -1 : 1));
      }
    });
  }
  return changes;
}
