/** Look inside a passage that both sides changed: align its words, and tell the changes that do not touch apart. */

import { agree } from "./agree";
import { emitPieces, type Passage } from "./emit";
import type { Piece, Texts } from "./piece";
import { diffSequences } from "./sequence-diff";
import type { BoundaryScore } from "./slide";
import { sameElements, threeWay } from "./three-way";
import { BREAK_KEY, numberKeys, PARAGRAPH_KEY, tokenize, type Tokens } from "./tokenize";

/** The pieces of `passage` at word level, in order, covering it without gap or overlap. */
export function refineByWords(texts: Texts, at: Piece): Piece[] {
  const slices: Texts = {
    base: texts.base.slice(at.base, at.baseEnd),
    yours: texts.yours.slice(at.yours, at.yoursEnd),
    theirs: texts.theirs.slice(at.theirs, at.theirsEnd),
  };
  const tokens = { base: tokenize(slices.base), yours: tokenize(slices.yours), theirs: tokenize(slices.theirs) };
  const passage: Passage = { slices, tokens, at };
  const { ids, alphabetSize } = numberKeys([tokens.base, tokens.yours, tokens.theirs]);
  const [base, yours, theirs] = ids as [Int32Array, Int32Array, Int32Array];
  const chunks = threeWay(
    diffSequences(base, yours, alphabetSize, startScore(tokens.base, tokens.yours)),
    diffSequences(base, theirs, alphabetSize, startScore(tokens.base, tokens.theirs)),
    { base: base.length, yours: yours.length, theirs: theirs.length },
    (y, t) => sameElements(yours, y, theirs, t),
  );
  const split = chunks.flatMap((chunk) => agree({ base, yours, theirs }, alphabetSize, tokens, chunk));
  return emitPieces(passage, split);
}

/** An inserted run of words reads best when it begins with a paragraph or a line. */
export function startScore(a: Tokens, b: Tokens): BoundaryScore {
  return (side, at) => {
    if (at === 0) return 1;
    const key = (side === "a" ? a : b).keys[at];
    if (key === PARAGRAPH_KEY) return 3;
    return key === BREAK_KEY ? 2 : 0;
  };
}
