/** The whole way of a text through the engine; each step is a file of its own. */

import { makeConflictIds } from "./conflict-id";
import { numberLines, type LineTable } from "./lines";
import { baseOf, theirsOf, yoursOf, type Piece, type Texts } from "./piece";
import { refineByWords } from "./refine";
import { diffSequences } from "./sequence-diff";
import { suggest } from "./suggest";
import { sameElements, threeWay } from "./three-way";
import type { CleanReason, ConflictReason, MergeInput, MergeResult, Region } from "./types";

/** Above this many characters in the three texts together a passage is not compared word by word. */
const MAX_REFINED_LENGTH = 4_000_000;

/**
 * Merge two texts that were made from one base.
 * @returns regions in reading order, whose ranges cover the three inputs without gap or overlap; `text` is the
 * merged text, or null where a person has to decide something. The same input gives the same output everywhere.
 */
export function mergeText({ base, yours, theirs }: MergeInput): MergeResult {
  const texts: Texts = { base, yours, theirs };
  const pieces = mergeByLines(texts).flatMap((piece) => refine(texts, piece));
  return toResult(texts, coalesce(pieces));
}

function mergeByLines(texts: Texts): Piece[] {
  const { tables, alphabetSize } = numberLines([texts.base, texts.yours, texts.theirs]);
  const [base, yours, theirs] = tables as [LineTable, LineTable, LineTable];
  const chunks = threeWay(
    diffSequences(base.ids, yours.ids, alphabetSize),
    diffSequences(base.ids, theirs.ids, alphabetSize),
    { base: base.ids.length, yours: yours.ids.length, theirs: theirs.ids.length },
    (y, t) => sameElements(yours.ids, y, theirs.ids, t),
  );
  return chunks.map((chunk) => ({
    kind: chunk.kind,
    base: base.starts[chunk.base[0]]!, baseEnd: base.starts[chunk.base[1]]!,
    yours: yours.starts[chunk.yours[0]]!, yoursEnd: yours.starts[chunk.yours[1]]!,
    theirs: theirs.starts[chunk.theirs[0]]!, theirsEnd: theirs.starts[chunk.theirs[1]]!,
  }));
}

type Judged = Piece & { reason?: CleanReason | ConflictReason };

function refine(texts: Texts, piece: Piece): Judged[] {
  if (piece.kind === "base") return [piece];
  if (piece.kind === "both") return [{ ...piece, reason: "same-change" }];
  if (piece.kind !== "conflict") return [{ ...piece, reason: "one-side" }];
  const size = piece.baseEnd - piece.base + (piece.yoursEnd - piece.yours) + (piece.theirsEnd - piece.theirs);
  if (size > MAX_REFINED_LENGTH) return [{ ...piece, reason: "too-large" }];
  return refineByWords(texts, piece).map((part) => {
    if (part.kind === "base") return part;
    if (part.kind === "both") return { ...part, reason: "same-change" };
    return { ...part, reason: part.kind === "conflict" ? "same-words" : "separate-words" };
  });
}

function coalesce(pieces: readonly Judged[]): Judged[] {
  const result: Judged[] = [];
  for (const piece of pieces) {
    const last = result[result.length - 1];
    if (last !== undefined && last.kind === piece.kind && (last.kind === "conflict" || last.reason === piece.reason)) {
      last.baseEnd = piece.baseEnd;
      last.yoursEnd = piece.yoursEnd;
      last.theirsEnd = piece.theirsEnd;
    } else result.push({ ...piece });
  }
  return result;
}

function toResult(texts: Texts, pieces: readonly Judged[]): MergeResult {
  const idOf = makeConflictIds();
  const regions = pieces.map((piece): Region => {
    const base = baseOf(texts, piece);
    const yours = yoursOf(texts, piece);
    const theirs = theirsOf(texts, piece);
    const range: Region["range"] = {
      base: [piece.base, piece.baseEnd],
      yours: [piece.yours, piece.yoursEnd],
      theirs: [piece.theirs, piece.theirsEnd],
    };
    if (piece.kind === "base") return { kind: "stable", text: base, origin: "base", range };
    const reason = piece.reason!;
    if (piece.kind === "conflict") {
      const conflict = { base, yours, theirs };
      return {
        kind: "conflict", id: idOf(base, yours, theirs), ...conflict, ...suggest(conflict), range,
        reason: reason as ConflictReason,
      };
    }
    const text = piece.kind === "theirs" ? theirs : yours;
    const replaced = piece.kind === "theirs" ? yours : piece.kind === "yours" ? theirs : base;
    return { kind: "stable", text, origin: piece.kind, range, reason: reason as CleanReason, replaced };
  });
  const clean = regions.every((region) => region.kind === "stable");
  const text = clean ? regions.map((region) => (region.kind === "stable" ? region.text : "")).join("") : null;
  return { clean, text, regions };
}
