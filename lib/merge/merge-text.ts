/** The whole way of a text through the engine; each step is a file of its own. */

import { conserve, type Passage } from "./guards/conserve";
import { followMoves } from "./guards/follow-move";
import { guard, readStructure, type Structure } from "./guards/guards";
import { joinConflicts } from "./questions/join";
import { narrowConflicts } from "./refine/narrow";
import { mergeKeys } from "./guards/key-merge";
import { takeLineBreaks } from "./guards/line-breaks";
import { numberLines, type LineTable } from "./tokens/lines";
import type { Piece, Texts } from "./pieces/piece";
import { refine } from "./refine/refine";
import { toRegions } from "./questions/regions";
import { askAboutRepetition } from "./guards/said-twice";
import { takeSentenceEnds } from "./guards/sentence-end";
import { diffSequences } from "./diff/sequence-diff";
import { sameElements, threeWay } from "./refine/three-way";
import type { MergeInput, MergeResult } from "./types";

/**
 * Merge two texts that were made from one base.
 * @returns regions in reading order, whose ranges cover the three inputs without gap or overlap; `text` is the
 * merged text, or null where a person has to decide something. The same input gives the same output everywhere.
 */
export function mergeText({ base, yours, theirs }: MergeInput): MergeResult {
  const texts: Texts = { base, yours, theirs };
  let structure: Structure | undefined;
  const getStructure = (): Structure => (structure ??= readStructure(texts));
  const passages = mergeByLines(texts).map((piece) => settle(texts, piece, getStructure));
  const regions = toRegions(texts, conserve(texts, followMoves(texts, passages)));
  const clean = regions.every((region) => region.kind === "stable");
  const text = clean ? regions.map((region) => (region.kind === "stable" ? region.text : "")).join("") : null;
  return { clean, text, regions };
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

/** What both sides changed is merged by words, guarded, and brought to few questions. */
function settle(texts: Texts, piece: Piece, structure: () => Structure): Passage {
  if (piece.kind !== "conflict") return { pieces: [piece], isRefined: false };
  const { frontMatters } = structure();
  const keys = frontMatters && mergeKeys(texts, piece, frontMatters);
  if (keys) return { pieces: keys, isRefined: true };
  const joined = joinConflicts(texts, askAboutRepetition(texts, guard(texts, refine(texts, piece), structure)));
  return { pieces: narrowConflicts(texts, takeLineBreaks(texts, takeSentenceEnds(texts, joined))), isRefined: true };
}
