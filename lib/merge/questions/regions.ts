/** From pieces to the regions that are handed out: texts, reasons, ids and suggestions. */

import { makeConflictIds } from "./conflict-id";
import type { Passage } from "../guards/conserve";
import { baseOf, theirsOf, yoursOf, type Piece, type Texts } from "../pieces/piece";
import { cleanReason, conflictReason } from "./reasons";
import { suggest } from "./suggest";
import type { CleanReason, Region } from "../types";

export function toRegions(texts: Texts, passages: readonly Passage[]): Region[] {
  const pieces = coalesce(texts, passages);
  const idOf = makeConflictIds();
  const groups = new Map<number, string>();
  return pieces.map((piece, i): Region => {
    const base = baseOf(texts, piece);
    const range: Region["range"] = {
      base: [piece.base, piece.baseEnd],
      yours: [piece.yours, piece.yoursEnd],
      theirs: [piece.theirs, piece.theirsEnd],
    };
    if (piece.kind === "base") return { kind: "stable", text: base, origin: "base", range };
    const yours = yoursOf(texts, piece);
    const theirs = theirsOf(texts, piece);
    if (piece.kind === "conflict") {
      const answer = suggest(texts, pieces, i);
      const reason = conflictReason(texts, piece, answer.suggestionReason);
      const id = idOf(base, yours, theirs);
      if (piece.group === undefined) return { kind: "conflict", id, base, yours, theirs, ...answer, range, reason };
      const group = groups.get(piece.group) ?? id;
      groups.set(piece.group, group);
      return { kind: "conflict", id, base, yours, theirs, ...answer, range, reason, group };
    }
    const text = piece.kind === "theirs" ? theirs : yours;
    const replaced = piece.kind === "theirs" ? yours : piece.kind === "yours" ? theirs : base;
    return { kind: "stable", text, origin: piece.kind, range, reason: piece.reason as CleanReason, replaced };
  });
}

/** The pieces with their reasons; what touches and is of one kind, for one reason, becomes one. */
function coalesce(texts: Texts, passages: readonly Passage[]): Piece[] {
  const result: Piece[] = [];
  for (const { pieces, isRefined } of passages) {
    for (const piece of pieces) {
      const reason = piece.kind === "conflict" ? piece.reason : cleanReason(texts, piece, isRefined);
      const last = result[result.length - 1];
      if (last !== undefined && last.kind === piece.kind && last.kind !== "conflict" && last.reason === reason) {
        last.baseEnd = piece.baseEnd;
        last.yoursEnd = piece.yoursEnd;
        last.theirsEnd = piece.theirsEnd;
      } else result.push({ ...piece, reason });
    }
  }
  return result;
}
