/** Look inside a passage that both sides changed: align its words, and tell the changes that do not touch apart. */

import { agree } from "./agree";
import { numberChunks } from "../tokens/chunk-text";
import { emitPieces, type Passage } from "./emit";
import { makePiece, type Piece, type Texts } from "../pieces/piece";
import { mergeSameWords } from "./same-words";
import type { Hunk } from "../diff/hunk";
import { keepLinesTogether } from "./home-lines";
import { diffSequences } from "../diff/sequence-diff";
import type { BoundaryScore } from "../diff/slide";
import { sameElements, threeWay, type Chunk } from "./three-way";
import { BREAK_KEY, numberKeys, PARAGRAPH_KEY, tokenize, type Tokens } from "../tokens/tokenize";

/** Up to this many characters, in the three texts together, words are compared at once. */
export const MAX_WORD_LENGTH = 120_000;

/** So many chunks of an unchanged run are looked at together. */
const MAX_RUN = 200;
/** A long passage of which less is left unchanged was rewritten: it is one question, not thousands. */
const MIN_UNCHANGED = 0.2;

/** The pieces of a passage, in order, covering it without gap or overlap: by words, in long passages by chunks first. */
export function refine(texts: Texts, at: Piece): Piece[] {
  return lengthOf(at) <= MAX_WORD_LENGTH ? refineByWords(texts, at) : refineByChunks(texts, at);
}

const lengthOf = (at: Piece): number => at.baseEnd - at.base + (at.yoursEnd - at.yours) + (at.theirsEnd - at.theirs);

/** What is still too long after chunks were aligned stays as it is: a conflict is then one large question. */
function refineByChunks(texts: Texts, at: Piece): Piece[] {
  const { base, yours, theirs } = slicesOf(texts, at);
  const { starts, ids, alphabetSize } = numberChunks([base, yours, theirs]);
  const [baseIds, yoursIds, theirsIds] = ids as [Int32Array, Int32Array, Int32Array];
  const [baseStarts, yoursStarts, theirsStarts] = starts as [number[], number[], number[]];
  const chunks = threeWay(
    diffSequences(baseIds, yoursIds, alphabetSize),
    diffSequences(baseIds, theirsIds, alphabetSize),
    { base: baseIds.length, yours: yoursIds.length, theirs: theirsIds.length },
    (y, t) => sameElements(yoursIds, y, theirsIds, t),
  );
  const pieces = chunks.flatMap(splitRun).map((chunk): Piece => makePiece(
    chunk.kind,
    at.base + baseStarts[chunk.base[0]]!, at.base + baseStarts[chunk.base[1]]!,
    at.yours + yoursStarts[chunk.yours[0]]!, at.yours + yoursStarts[chunk.yours[1]]!,
    at.theirs + theirsStarts[chunk.theirs[0]]!, at.theirs + theirsStarts[chunk.theirs[1]]!,
  ));
  const unchanged = pieces.reduce((sum, piece) => (piece.kind === "base" ? sum + lengthOf(piece) : sum), 0);
  if (unchanged < lengthOf(at) * MIN_UNCHANGED) return [at];
  const refined: Piece[] = [];
  for (const piece of pieces) {
    if (isExact(texts, piece) || lengthOf(piece) > MAX_WORD_LENGTH) refined.push(piece);
    else for (const part of refineByWords(texts, piece)) refined.push(part);
  }
  return refined;
}

/** Whether a piece is what its kind says to the letter, white space included. */
function isExact(texts: Texts, piece: Piece): boolean {
  const { base, yours, theirs } = slicesOf(texts, piece);
  if (piece.kind === "conflict") return false;
  if (piece.kind === "yours") return base === theirs;
  return piece.kind === "theirs" ? base === yours : yours === theirs && (piece.kind === "both" || base === yours);
}

/** Unchanged runs in parts short enough for words to be compared, should they differ in white space. */
function splitRun(chunk: Chunk): Chunk[] {
  if (chunk.kind !== "base") return [chunk];
  const parts: Chunk[] = [];
  for (let i = 0; i < chunk.base[1] - chunk.base[0]; i += MAX_RUN) {
    const length = Math.min(MAX_RUN, chunk.base[1] - chunk.base[0] - i);
    const part = (range: [number, number]): [number, number] => [range[0] + i, range[0] + i + length];
    parts.push({ kind: "base", base: part(chunk.base), yours: part(chunk.yours), theirs: part(chunk.theirs) });
  }
  return parts;
}

function slicesOf(texts: Texts, at: Piece): Texts {
  return {
    base: texts.base.slice(at.base, at.baseEnd),
    yours: texts.yours.slice(at.yours, at.yoursEnd),
    theirs: texts.theirs.slice(at.theirs, at.theirsEnd),
  };
}

function refineByWords(texts: Texts, at: Piece): Piece[] {
  const slices = slicesOf(texts, at);
  return mergeSameWords(slices, at) ?? alignWords(slices, at);
}

/**
 * The pieces of a short passage after its words were aligned.
 * @param at where the passage stands in the inputs
 */
export function alignWords(slices: Texts, at: Piece): Piece[] {
  const tokens = { base: tokenize(slices.base), yours: tokenize(slices.yours), theirs: tokenize(slices.theirs) };
  const passage: Passage = { slices, tokens, at };
  const { ids, alphabetSize } = numberKeys([tokens.base, tokens.yours, tokens.theirs]);
  const [base, yours, theirs] = ids as [Int32Array, Int32Array, Int32Array];
  const hunksTo = (side: Tokens, sideIds: Int32Array): readonly Hunk[] => {
    const score = startScore(tokens.base, side);
    const hunks = diffSequences(base, sideIds, alphabetSize, score);
    return keepLinesTogether({ keys: tokens.base.keys, ids: base }, { keys: side.keys, ids: sideIds }, hunks, alphabetSize, score);
  };
  const chunks = threeWay(
    hunksTo(tokens.yours, yours),
    hunksTo(tokens.theirs, theirs),
    { base: base.length, yours: yours.length, theirs: theirs.length },
    (y, t) => sameElements(yours, y, theirs, t),
  );
  const split = chunks.flatMap((chunk) => agree({ base, yours, theirs }, alphabetSize, passage, chunk));
  return emitPieces(passage, split);
}

/** An inserted run of words reads best when it begins with a paragraph or a line. */
function startScore(a: Tokens, b: Tokens): BoundaryScore {
  return (side, at) => {
    if (at === 0) return 1;
    const key = (side === "a" ? a : b).keys[at];
    if (key === PARAGRAPH_KEY) return 3;
    return key === BREAK_KEY ? 2 : 0;
  };
}
