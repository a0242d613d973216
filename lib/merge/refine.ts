/** Look inside a passage that both sides changed: align its words, and tell the changes that do not touch apart. */

import { isEmpty, type Piece, type Texts } from "./piece";
import { diffSequences } from "./sequence-diff";
import { sameElements, threeWay, type Chunk } from "./three-way";
import { BREAK_KEY, numberKeys, PARAGRAPH_KEY, tokenize, type Tokens } from "./tokenize";
import { pickGap } from "./white-space";

type Three<T> = { base: T; yours: T; theirs: T };

/** The pieces of `passage` at word level, in order, covering it without gap or overlap. */
export function refineByWords(texts: Texts, passage: Piece): Piece[] {
  const slices: Texts = {
    base: texts.base.slice(passage.base, passage.baseEnd),
    yours: texts.yours.slice(passage.yours, passage.yoursEnd),
    theirs: texts.theirs.slice(passage.theirs, passage.theirsEnd),
  };
  const tokens: Three<Tokens> = {
    base: tokenize(slices.base),
    yours: tokenize(slices.yours),
    theirs: tokenize(slices.theirs),
  };
  const { ids, alphabetSize } = numberKeys([tokens.base, tokens.yours, tokens.theirs]);
  const [base, yours, theirs] = ids as [Int32Array, Int32Array, Int32Array];
  const chunks = threeWay(
    diffSequences(base, yours, alphabetSize, startScore(tokens.base, tokens.yours)),
    diffSequences(base, theirs, alphabetSize, startScore(tokens.base, tokens.theirs)),
    { base: base.length, yours: yours.length, theirs: theirs.length },
    (y, t) => sameElements(yours, y, theirs, t),
  );
  return new Emitter(slices, tokens, passage).emit(chunks);
}

/** An inserted run of words reads best when it begins with a paragraph or a line. */
function startScore(a: Tokens, b: Tokens) {
  return (side: "a" | "b", at: number): number => {
    const key = (side === "a" ? a : b).keys[at];
    if (key === PARAGRAPH_KEY) return 3;
    return key === BREAK_KEY ? 2 : 0;
  };
}

/** Turns chunks of tokens into pieces of text, letting white space follow the side that changed it. */
class Emitter {
  private readonly pieces: Piece[] = [];

  constructor(
    private readonly slices: Texts,
    private readonly tokens: Three<Tokens>,
    private readonly offset: Piece,
  ) {}

  emit(chunks: readonly Chunk[]): Piece[] {
    for (const chunk of chunks) {
      if (chunk.kind === "base") this.unchanged(chunk);
      else this.changed(chunk);
    }
    return this.pieces;
  }

  private unchanged(chunk: Chunk): void {
    const count = chunk.base[1] - chunk.base[0];
    for (let i = 0; i < count; i++) {
      const at = { base: chunk.base[0] + i, yours: chunk.yours[0] + i, theirs: chunk.theirs[0] + i };
      this.gap(at);
      this.push("base", this.wordRange(at, { base: at.base + 1, yours: at.yours + 1, theirs: at.theirs + 1 }));
    }
  }

  private changed(chunk: Chunk): void {
    const from = { base: chunk.base[0], yours: chunk.yours[0], theirs: chunk.theirs[0] };
    const to = { base: chunk.base[1], yours: chunk.yours[1], theirs: chunk.theirs[1] };
    const everySideHasWords = from.base < to.base && from.yours < to.yours && from.theirs < to.theirs;
    if (everySideHasWords) this.gap(from);
    const start = everySideHasWords ? "words" : "starts";
    const range = {
      base: [this.tokens.base[start][from.base]!, this.tokens.base.starts[to.base]!],
      yours: [this.tokens.yours[start][from.yours]!, this.tokens.yours.starts[to.yours]!],
      theirs: [this.tokens.theirs[start][from.theirs]!, this.tokens.theirs.starts[to.theirs]!],
    } as Three<[number, number]>;
    let kind = chunk.kind;
    if (kind === "both") {
      const yours = this.slices.yours.slice(...range.yours);
      const theirs = this.slices.theirs.slice(...range.theirs);
      if (yours !== theirs) kind = pickGap(yours, theirs) === yours ? "yours" : "theirs";
    }
    this.push(kind, range);
  }

  private gap(at: Three<number>): void {
    const range = {
      base: [this.tokens.base.starts[at.base]!, this.tokens.base.words[at.base]!],
      yours: [this.tokens.yours.starts[at.yours]!, this.tokens.yours.words[at.yours]!],
      theirs: [this.tokens.theirs.starts[at.theirs]!, this.tokens.theirs.words[at.theirs]!],
    } as Three<[number, number]>;
    const base = this.slices.base.slice(...range.base);
    const yours = this.slices.yours.slice(...range.yours);
    const theirs = this.slices.theirs.slice(...range.theirs);
    if (yours === theirs) this.push(yours === base ? "base" : "both", range);
    else if (yours === base) this.push("theirs", range);
    else if (theirs === base) this.push("yours", range);
    else this.push(pickGap(yours, theirs) === yours ? "yours" : "theirs", range);
  }

  private wordRange(from: Three<number>, to: Three<number>): Three<[number, number]> {
    return {
      base: [this.tokens.base.words[from.base]!, this.tokens.base.starts[to.base]!],
      yours: [this.tokens.yours.words[from.yours]!, this.tokens.yours.starts[to.yours]!],
      theirs: [this.tokens.theirs.words[from.theirs]!, this.tokens.theirs.starts[to.theirs]!],
    };
  }

  private push(kind: Piece["kind"], range: Three<[number, number]>): void {
    const piece: Piece = {
      kind,
      base: range.base[0] + this.offset.base, baseEnd: range.base[1] + this.offset.base,
      yours: range.yours[0] + this.offset.yours, yoursEnd: range.yours[1] + this.offset.yours,
      theirs: range.theirs[0] + this.offset.theirs, theirsEnd: range.theirs[1] + this.offset.theirs,
    };
    if (isEmpty(piece)) return;
    const last = this.pieces[this.pieces.length - 1];
    if (last?.kind === kind) {
      last.baseEnd = piece.baseEnd;
      last.yoursEnd = piece.yoursEnd;
      last.theirsEnd = piece.theirsEnd;
    } else this.pieces.push(piece);
  }
}
