/** The whole way of a text through the engine; each step is a file of its own. */

import { conserve, type Passage } from "./guards/conserve";
import { followMoves } from "./guards/follow-move";
import { guard, readStructure, type Structure } from "./guards/guards";
import { joinConflicts } from "./questions/join";
import { narrowConflicts } from "./refine/narrow";
import { askAboutForm } from "./guards/line-form";
import { askAboutReformed } from "./guards/re-formed";
import { askAboutNumbers } from "./guards/list-numbers";
import { mergeKeys } from "./guards/key-merge";
import { takeGaps } from "./guards/gaps";
import { numberLines, type LineTable } from "./tokens/lines";
import { makePiece, type Piece, type Texts } from "./pieces/piece";
import { refine } from "./refine/refine";
import { settleOneSided } from "./refine/one-sided";
import { conversionOf, withConversion, withoutConversion } from "./questions/line-endings";
import { toRegions } from "./questions/regions";
import { askAboutRepetition } from "./guards/said-twice";
import { takeSentenceEnds } from "./guards/sentence-end";
import { takeWholeMarks } from "./guards/whole-marks";
import { widenAmbiguous } from "./diff/ambiguous";
import { diffSequences } from "./diff/sequence-diff";
import { sameElements, threeWay } from "./refine/three-way";
import type { MergeInput, MergeResult, Region } from "./types";

/**
 * Merge two texts that were made from one base.
 * @returns regions in reading order, whose ranges cover the three inputs without gap or overlap; `text` is the
 * merged text, or null where a person has to decide something. The same input gives the same output everywhere.
 */
export function mergeText({ base, yours, theirs }: MergeInput): MergeResult {
  const texts: Texts = { base, yours, theirs };
  const conversion = conversionOf(texts);
  const regions = conversion === null ? mergeRegions(texts) : withConversion(texts, conversion, mergeRegions(withoutConversion(texts)));
  const clean = regions.every((region) => region.kind === "stable");
  const text = clean ? regions.map((region) => (region.kind === "stable" ? region.text : "")).join("") : null;
  return { clean, text, regions };
}

function mergeRegions(texts: Texts): Region[] {
  let structure: Structure | undefined;
  const getStructure = (): Structure => (structure ??= readStructure(texts));
  const passages = mergeByLines(texts).map((piece) => settle(texts, piece, getStructure));
  return toRegions(texts, conserve(texts, followMoves(texts, passages)));
}

function mergeByLines(texts: Texts): Piece[] {
  const { tables, alphabetSize } = numberLines([texts.base, texts.yours, texts.theirs]);
  const [base, yours, theirs] = tables as [LineTable, LineTable, LineTable];
  const yoursHunks = diffSequences(base.ids, yours.ids, alphabetSize);
  const theirsHunks = diffSequences(base.ids, theirs.ids, alphabetSize);
  const isBlank = (line: number): boolean => texts.base.slice(base.starts[line], base.starts[line + 1]).trim() === "";
  const byYours = widenAmbiguous(base.ids, yours.ids, yoursHunks, theirsHunks, isBlank);
  const byTheirs = widenAmbiguous(base.ids, theirs.ids, theirsHunks, yoursHunks, isBlank);
  const lengths = { base: base.ids.length, yours: yours.ids.length, theirs: theirs.ids.length };
  const chunks = threeWay(byYours.hunks, byTheirs.hunks, lengths, (y, t) => sameElements(yours.ids, y, theirs.ids, t));
  const ambiguous = [...byYours.ranges, ...byTheirs.ranges];
  return chunks.map((chunk) => makePiece(
    chunk.kind,
    base.starts[chunk.base[0]]!, base.starts[chunk.base[1]]!,
    yours.starts[chunk.yours[0]]!, yours.starts[chunk.yours[1]]!,
    theirs.starts[chunk.theirs[0]]!, theirs.starts[chunk.theirs[1]]!,
    chunk.kind === "conflict" && ambiguous.some(([start, end]) => start >= chunk.base[0] && end <= chunk.base[1]) ? "structure" : undefined,
  ));
}

/** What both sides changed is merged by words, guarded, and brought to few questions. */
function settle(texts: Texts, piece: Piece, structure: () => Structure): Passage {
  if (piece.kind !== "conflict") return { pieces: [piece], isRefined: false };
  if (piece.reason !== undefined) return { pieces: [piece], isRefined: true };
  const { frontMatters } = structure();
  const keys = frontMatters && mergeKeys(texts, piece, frontMatters);
  if (keys) return { pieces: keys, isRefined: true };
  const guarded = askAboutRepetition(texts, guard(texts, refine(texts, piece), structure));
  const asked = guarded.some(({ kind }) => kind === "conflict") ? tidyQuestions(texts, guarded) : guarded;
  return { pieces: askAboutNumbers(texts, askAboutForm(texts, askAboutReformed(texts, asked))), isRefined: true };
}

/** The questions of a passage, brought to few and to what really clashes. */
function tidyQuestions(texts: Texts, pieces: readonly Piece[]): Piece[] {
  const asked = takeGaps(texts, takeSentenceEnds(texts, joinConflicts(texts, pieces)));
  return takeWholeMarks(texts, settleOneSided(texts, narrowConflicts(texts, asked)));
}
