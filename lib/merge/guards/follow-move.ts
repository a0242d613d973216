/**
 * One side moved a block, the other edited it where it was. Both places are questions, with one answer filled in: the
 * block leaves the old place and stands at the new one with the edit in it.
 */

import { baseOf, theirsOf, yoursOf, type Piece, type Texts } from "../pieces/piece";

/** A shorter text may stand elsewhere by chance. */
const MIN_LENGTH = 20;
/** So many deleted and edited blocks are looked for elsewhere. */
const MAX_BLOCKS = 100;

type Move = { from: Piece; to: Piece; moved: string; edited: string };

/** Put both places of each such move into question; lists of pieces and their order stay as they are. */
export function followMoves<P extends { pieces: Piece[] }>(texts: Texts, passages: readonly P[]): P[] {
  const moves: Move[] = [];
  const conflicts = piecesOf(passages, ["conflict"]).slice(0, MAX_BLOCKS);
  const changes = conflicts.length > 0 ? piecesOf(passages, ["yours", "theirs"]) : [];
  for (const from of conflicts) {
    const move = findMove(texts, from, changes, moves);
    if (move !== null) moves.push(move);
  }
  if (moves.length === 0) return [...passages];
  return passages.map((passage) => ({ ...passage, pieces: passage.pieces.flatMap((piece) => mark(texts, piece, moves)) }));
}

function piecesOf(passages: readonly { pieces: Piece[] }[], kinds: readonly Piece["kind"][]): Piece[] {
  const found: Piece[] = [];
  for (const { pieces } of passages) for (const piece of pieces) if (kinds.includes(piece.kind)) found.push(piece);
  return found;
}

function findMove(texts: Texts, from: Piece, changes: readonly Piece[], known: readonly Move[]): Move | null {
  const [yours, theirs] = [yoursOf(texts, from).trim(), theirsOf(texts, from).trim()];
  const moved = baseOf(texts, from).trim();
  if (moved.length < MIN_LENGTH || (yours === "") === (theirs === "")) return null;
  const side = yours === "" ? "yours" : "theirs";
  const isPlace = (piece: Piece): boolean => piece.kind === side && ownText(texts, piece).includes(moved) && !baseOf(texts, piece).includes(moved);
  const places = changes.filter((piece) => isPlace(piece) && known.every(({ to }) => to !== piece));
  return places.length === 1 ? { from, to: places[0]!, moved, edited: yours + theirs } : null;
}

function ownText(texts: Texts, piece: Piece): string {
  return piece.kind === "theirs" ? theirsOf(texts, piece) : yoursOf(texts, piece);
}

function mark(texts: Texts, piece: Piece, moves: readonly Move[]): Piece[] {
  const left = moves.findIndex(({ from }) => from === piece);
  if (left >= 0) return [{ ...piece, reason: "moved-and-edited", suggestion: "", suggestionReason: "edit-follows-move", group: left }];
  const group = moves.findIndex(({ to }) => to === piece);
  const move = moves[group];
  if (move === undefined) return [piece];
  const side = piece.kind === "theirs" ? "theirs" : "yours";
  const start = piece[side] + ownText(texts, piece).indexOf(move.moved);
  const end = start + move.moved.length;
  const sideEnd = side === "yours" ? "yoursEnd" : "theirsEnd";
  const other = side === "yours" ? "theirs" : "yours";
  const otherEnd = side === "yours" ? "theirsEnd" : "yoursEnd";
  // What the insertion replaced goes with the part before the block, so that only the block is in question.
  const head: Piece = { ...piece, [sideEnd]: start };
  const rest = { ...piece, base: piece.baseEnd, [other]: piece[otherEnd] };
  const answer = { reason: "moved-and-edited", suggestion: move.edited, suggestionReason: "edit-follows-move", group } as const;
  const block: Piece = { ...rest, kind: "conflict", [side]: start, [sideEnd]: end, ...answer };
  const tail: Piece = { ...rest, [side]: end };
  const isSomething = (part: Piece): boolean => part.base < part.baseEnd || part[side] < part[sideEnd];
  return [head, block, tail].filter(isSomething);
}
