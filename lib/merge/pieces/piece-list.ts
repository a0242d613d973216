import { makePiece, type Piece, type Texts } from "./piece";

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
    const { whole, last } = this;
    this.append(kind, (last?.baseEnd ?? whole.base) + base.length, (last?.yoursEnd ?? whole.yours) + yours.length, (last?.theirsEnd ?? whole.theirs) + theirs.length);
  }

  /** Append what stands next, up to these offsets in the larger piece; nothing when nothing stands before them. */
  pushUntil(kind: Piece["kind"], base: number, yours: number, theirs: number): void {
    const { ends, whole } = this;
    if (base === ends.base && yours === ends.yours && theirs === ends.theirs) return;
    this.append(kind, whole.base + base, whole.yours + yours, whole.theirs + theirs);
  }

  /** How far the pieces reach, as offsets in the larger piece. */
  get ends(): { base: number; yours: number; theirs: number } {
    const { whole, last } = this;
    if (last === undefined) return { base: 0, yours: 0, theirs: 0 };
    return { base: last.baseEnd - whole.base, yours: last.yoursEnd - whole.yours, theirs: last.theirsEnd - whole.theirs };
  }

  private get last(): Piece | undefined {
    return this.list[this.list.length - 1];
  }

  private append(kind: Piece["kind"], baseEnd: number, yoursEnd: number, theirsEnd: number): void {
    const { whole, last } = this;
    if (last?.kind === kind && (kind !== "conflict" || this.reason === undefined)) {
      last.baseEnd = baseEnd;
      last.yoursEnd = yoursEnd;
      last.theirsEnd = theirsEnd;
      return;
    }
    const isSided = kind === "yours" || kind === "theirs";
    const [base, yours, theirs] = last === undefined ? [whole.base, whole.yours, whole.theirs] : [last.baseEnd, last.yoursEnd, last.theirsEnd];
    this.list.push(makePiece(kind, base, baseEnd, yours, yoursEnd, theirs, theirsEnd, isSided ? this.reason : undefined));
  }
}
