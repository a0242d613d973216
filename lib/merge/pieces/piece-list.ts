import type { Piece, Texts } from "./piece";

/** Who changed a part, by its texts in the three versions; `undefined` where a version has no such part. */
export function kindOf<T extends string | undefined>(base: T, yours: T, theirs: T): Piece["kind"] {
  if (yours === theirs) return base === yours ? "base" : "both";
  if (yours === base) return "theirs";
  return theirs === base ? "yours" : "conflict";
}

/** Pieces one after the other from the start of a larger one; what touches and is of one kind becomes one. */
export class PieceList {
  readonly list: Piece[] = [];

  /** @param reason given to each side's changes; such parts are things of their own, and two in question are two questions */
  constructor(private readonly whole: Piece, private readonly reason?: Piece["reason"]) {}

  /** Append what stands next in each of the three texts. */
  push(kind: Piece["kind"], { base, yours, theirs }: Texts): void {
    const last = this.list[this.list.length - 1];
    const at = last ?? { baseEnd: this.whole.base, yoursEnd: this.whole.yours, theirsEnd: this.whole.theirs };
    const ends = { baseEnd: at.baseEnd + base.length, yoursEnd: at.yoursEnd + yours.length, theirsEnd: at.theirsEnd + theirs.length };
    if (last?.kind === kind && (kind !== "conflict" || this.reason === undefined)) {
      Object.assign(last, ends);
      return;
    }
    const isSided = kind === "yours" || kind === "theirs";
    this.list.push({ kind, ...(isSided && this.reason && { reason: this.reason }), base: at.baseEnd, yours: at.yoursEnd, theirs: at.theirsEnd, ...ends });
  }
}
