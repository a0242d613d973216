/** From chunks of tokens to pieces of text; white space follows the side that changed it. */

import { isEmpty, makePiece, type Piece, type Texts } from "../pieces/piece";
import type { Chunk } from "./three-way";
import type { Tokens } from "../tokens/tokenize";
import type { Side } from "../types";
import { hardBreaksIn, kindOfGap, pickGap } from "../pieces/white-space";

export type Three<T> = { base: T; yours: T; theirs: T };

const SIDES = ["base", "yours", "theirs"] as const;

/** The tokens of one passage, and where the passage stands in the inputs. */
export type Passage = { slices: Texts; tokens: Three<Tokens>; at: Piece };

/** The pieces that chunks stand for; they cover the passage without gap or overlap. */
export function emitPieces(passage: Passage, chunks: readonly Chunk[]): Piece[] {
  const emitter = new Emitter(passage);
  let hasGap = false;
  chunks.forEach((chunk, i) => {
    const isBeforeWords = chunks[i + 1]?.kind === "base";
    if (chunk.kind === "base") emitter.unchanged(chunk, hasGap);
    hasGap = isBeforeWords && emitter.insertedAfterGap(chunk);
    if (chunk.kind === "both") emitter.same(chunk);
    else if (chunk.kind !== "base" && !hasGap) emitter.changed(chunk);
  });
  return emitter.pieces;
}

class Emitter {
  readonly pieces: Piece[] = [];

  constructor(private readonly passage: Passage) {}

  /**
   * The three sides have these words; each gap between them is merged for itself.
   * @param hasGap whether the gap before the first of them was emitted
   */
  unchanged(chunk: Chunk, hasGap: boolean): void {
    const whole = this.ranges(hasGap ? "words" : "starts", starts(chunk), ends(chunk));
    const text = this.slice("base", whole.base);
    if (text === this.slice("yours", whole.yours) && text === this.slice("theirs", whole.theirs)) {
      this.push("base", whole);
      return;
    }
    const count = chunk.base[1] - chunk.base[0];
    for (let i = 0; i < count; i++) {
      if ((i > 0 || !hasGap) && this.pushSame(chunk.base[0] + i, chunk.yours[0] + i, chunk.theirs[0] + i)) continue;
      const at = { base: chunk.base[0] + i, yours: chunk.yours[0] + i, theirs: chunk.theirs[0] + i };
      if (i > 0 || !hasGap) this.gap(at);
      // Words that count as the same may be written differently: the numbers of a list.
      this.soft(this.ranges("words", at, { base: at.base + 1, yours: at.yours + 1, theirs: at.theirs + 1 }));
    }
  }

  /** Emit a token that all three texts have to the letter, white space included; false where they do not. */
  private pushSame(b: number, y: number, t: number): boolean {
    const { tokens: { base, yours, theirs }, slices, at } = this.passage;
    const [bStart, yStart, tStart] = [base.starts[b]!, yours.starts[y]!, theirs.starts[t]!];
    const length = base.starts[b + 1]! - bStart;
    if (yours.starts[y + 1]! - yStart !== length || theirs.starts[t + 1]! - tStart !== length) return false;
    for (let i = 0; i < length; i++) {
      const code = slices.base.charCodeAt(bStart + i);
      if (slices.yours.charCodeAt(yStart + i) !== code || slices.theirs.charCodeAt(tStart + i) !== code) return false;
    }
    const last = this.pieces[this.pieces.length - 1];
    if (last?.kind === "base") {
      last.baseEnd += length;
      last.yoursEnd += length;
      last.theirsEnd += length;
    } else if (length > 0) {
      this.pieces.push(makePiece("base", bStart + at.base, bStart + at.base + length, yStart + at.yours, yStart + at.yours + length, tStart + at.theirs, tStart + at.theirs + length));
    }
    return true;
  }

  /** Both sides changed base to these words; white space may still differ. */
  same(chunk: Chunk): void {
    const whole = this.ranges("starts", starts(chunk), ends(chunk));
    if (this.slice("yours", whole.yours) === this.slice("theirs", whole.theirs)) {
      this.push("both", whole);
      return;
    }
    const { tokens } = this.passage;
    let base: [number, number] = whole.base;
    for (let i = 0; i < chunk.yours[1] - chunk.yours[0]; i++) {
      const y = chunk.yours[0] + i;
      const t = chunk.theirs[0] + i;
      const gap: Three<[number, number]> = {
        base,
        yours: [tokens.yours.starts[y]!, tokens.yours.words[y]!],
        theirs: [tokens.theirs.starts[t]!, tokens.theirs.words[t]!],
      };
      if (i === 0 && chunk.base[0] < chunk.base[1]) {
        // The gap before what they replaced was there already.
        const word = tokens.base.words[chunk.base[0]]!;
        this.soft({ ...gap, base: [base[0], word] });
        base = [word, base[1]];
      } else {
        this.inserted(gap);
        base = [base[1], base[1]];
      }
      this.inserted({
        base,
        yours: [tokens.yours.words[y]!, tokens.yours.starts[y + 1]!],
        theirs: [tokens.theirs.words[t]!, tokens.theirs.starts[t + 1]!],
      });
      base = [base[1], base[1]];
    }
  }

  /** One side's change, or a conflict. Where all sides have words, the gap before the first is merged for itself. */
  changed(chunk: Chunk): void {
    const hasWords = SIDES.every((side) => chunk[side][0] < chunk[side][1]);
    if (hasWords) this.gap(starts(chunk));
    const range = this.ranges(hasWords ? "words" : "starts", starts(chunk), ends(chunk));
    this.push(this.breaksLine(chunk.kind, range) ? "conflict" : chunk.kind, range);
  }

  /**
   * One side put words in, the other changed the gap that was there. The words stand after it if what is before them is the old gap, and
   * what is after them is not: a line that was broken here breaks before them. False, and nothing is emitted, where that is not so.
   */
  insertedAfterGap({ kind, base, yours, theirs }: Chunk): boolean {
    if ((kind !== "yours" && kind !== "theirs") || base[0] < base[1] || (kind === "yours" ? theirs[0] < theirs[1] : yours[0] < yours[1])) return false;
    const own = kind === "yours" ? yours : theirs;
    const first = this.gapRange({ base: base[0], yours: yours[0], theirs: theirs[0] });
    const last = this.gapRange({ base: base[1], yours: yours[1], theirs: theirs[1] });
    const other = kind === "yours" ? "theirs" : "yours";
    const old = this.slice("base", last.base);
    if (this.slice(other, last[other]) === old || this.slice(kind, first[kind]) !== old || this.slice(kind, last[kind]) === old) return false;
    this.soft({ ...last, [kind]: first[kind] });
    const none = (side: "base" | "yours" | "theirs"): [number, number] => [last[side][1], last[side][1]];
    this.push(kind, { base: none("base"), yours: none("yours"), theirs: none("theirs"), [kind]: [this.passage.tokens[kind].words[own[0]]!, last[kind][1]] });
    return true;
  }

  /** Whether the side that kept the words put a hard line break between them: it would be dropped with the words. */
  private breaksLine(kind: Piece["kind"], range: Three<[number, number]>): boolean {
    if (kind !== "yours" && kind !== "theirs") return false;
    const keeper = kind === "yours" ? "theirs" : "yours";
    const [base, kept] = [this.slice("base", range.base), this.slice(keeper, range[keeper])];
    return base !== kept && hardBreaksIn(kept) > hardBreaksIn(base);
  }

  private gap(at: Three<number>): void {
    const range = this.gapRange(at);
    const inserter = this.inserterBefore(range);
    if (inserter === null) this.soft(range);
    else this.push(inserter, range);
  }

  /** Who put words in before a gap that the other side took out: without it they would run into what follows. */
  private inserterBefore(range: Three<[number, number]>): Side | null {
    const last = this.pieces[this.pieces.length - 1];
    if (last === undefined || (last.kind !== "yours" && last.kind !== "theirs") || last.base !== last.baseEnd) return null;
    const other = last.kind === "yours" ? "theirs" : "yours";
    const isTakenOut = range[other][0] === range[other][1] && range.base[0] < range.base[1] && range[last.kind][0] < range[last.kind][1];
    return isTakenOut ? last.kind : null;
  }

  private gapRange(at: Three<number>): Three<[number, number]> {
    const { tokens } = this.passage;
    const range = {} as Three<[number, number]>;
    for (const side of SIDES) range[side] = [tokens[side].starts[at[side]]!, tokens[side].words[at[side]]!];
    return range;
  }

  /** What all three have, as the side has it that changed how it is written. */
  private soft(range: Three<[number, number]>): void {
    const [base, yours, theirs] = SIDES.map((side) => this.slice(side, range[side])) as [string, string, string];
    this.push(kindOfGap(base, yours, theirs), range);
  }

  /** What both sides wrote in place of base. */
  private inserted(range: Three<[number, number]>): void {
    const [yours, theirs] = [this.slice("yours", range.yours), this.slice("theirs", range.theirs)];
    this.push(yours === theirs ? "both" : pickGap(yours, theirs) === yours ? "yours" : "theirs", range);
  }

  private ranges(start: "words" | "starts", from: Three<number>, to: Three<number>): Three<[number, number]> {
    const { tokens } = this.passage;
    const range = {} as Three<[number, number]>;
    for (const side of SIDES) {
      const first = from[side] === to[side] ? "starts" : start;
      range[side] = [tokens[side][first][from[side]]!, tokens[side].starts[to[side]]!];
    }
    return range;
  }

  private slice(side: "base" | "yours" | "theirs", range: [number, number]): string {
    return this.passage.slices[side].slice(...range);
  }

  private push(kind: Piece["kind"], range: Three<[number, number]>): void {
    const { at } = this.passage;
    const piece = makePiece(
      kind, range.base[0] + at.base, range.base[1] + at.base, range.yours[0] + at.yours, range.yours[1] + at.yours,
      range.theirs[0] + at.theirs, range.theirs[1] + at.theirs,
    );
    if (isEmpty(piece)) return;
    const last = this.pieces[this.pieces.length - 1];
    if (last?.kind === kind) {
      last.baseEnd = piece.baseEnd;
      last.yoursEnd = piece.yoursEnd;
      last.theirsEnd = piece.theirsEnd;
    } else this.pieces.push(piece);
  }
}

const starts = (chunk: Chunk): Three<number> => ({ base: chunk.base[0], yours: chunk.yours[0], theirs: chunk.theirs[0] });
const ends = (chunk: Chunk): Three<number> => ({ base: chunk.base[1], yours: chunk.yours[1], theirs: chunk.theirs[1] });
