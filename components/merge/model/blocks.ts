import type { Piece, Question } from "./source";

/** A stretch of running text: plain, changed by one side, or (beside a question) asked about in a question of its own. */
export type Segment =
  | { readonly kind: "text"; readonly key: string; readonly text: string }
  | { readonly kind: "change"; readonly key: string; readonly piece: Extract<Piece, { kind: "change" }> }
  | { readonly kind: "question"; readonly key: string; readonly piece: Extract<Piece, { kind: "conflict" }> };

/** What stands under each other on the screen; the unit in which a long article is drawn piecemeal. */
export type Block =
  | { readonly kind: "flow"; readonly key: string; readonly segments: readonly Segment[] }
  /** Unchanged text that is folded away until somebody wants to see it. */
  | { readonly kind: "fold"; readonly key: string; readonly text: string; readonly lineCount: number }
  /** A question, with the rest of its line around it, so that it can be read as a sentence. */
  | { readonly kind: "card"; readonly key: string; readonly question: Question; readonly before: readonly Segment[]; readonly after: readonly Segment[] };

/** Unchanged text of more lines than this is folded… */
const FOLD_ABOVE_LINES = 12;
/** …but for this many at either end. */
const KEEP_LINES = 3;
/** A rest of a line longer than this is not taken out of the running text. */
const MAX_CONTEXT = 240;
/** Opened folds are drawn in portions of this many lines. */
const PORTION_LINES = 40;

/** Lays the questions about fields and the pieces of the body out as blocks. */
export function blocksOf(pieces: readonly Piece[], questions: readonly Question[]): Block[] {
  const byId = new Map(questions.map((question) => [question.id, question]));
  const fields = questions.filter(({ field }) => field !== "body");
  const blocks: Block[] = fields.map((question) => ({ kind: "card", key: question.id, question, before: [], after: [] }));
  const flow = new Flow(blocks);
  let index = 0;
  while (index < pieces.length) {
    const piece = pieces[index]!;
    const isLast = index === pieces.length - 1;
    index++;
    if (piece.kind === "change") flow.change(piece);
    else if (piece.kind === "text") flow.text(piece.key, piece.text, { isFirst: blocks.length === 0 && flow.isEmpty, isLast });
    else {
      flow.dropLineStart();
      flow.close();
      blocks.push({ kind: "card", key: piece.key, question: byId.get(piece.key)!, before: lineBefore(pieces, index - 1), after: lineAfter(pieces, index - 1) });
      const next = pieces[index];
      if (next?.kind !== "text") continue;
      // The card shows the rest of its line; it need not stand below it again.
      const rest = lineEndOf(next.text);
      const remaining = rest.length <= MAX_CONTEXT ? next.text.slice(rest.length) : next.text;
      flow.text(`${next.key}-rest`, remaining, { isFirst: false, isLast: index === pieces.length - 1 });
      index++;
    }
  }
  flow.close();
  return blocks;
}

/** What stands before a question in its line, in reading order. */
function lineBefore(pieces: readonly Piece[], at: number): Segment[] {
  const segments: Segment[] = [];
  for (let index = at - 1; index >= 0; index--) {
    const piece = pieces[index]!;
    const text = shownText(piece);
    const start = text.lastIndexOf("\n") + 1;
    if (start < text.length) segments.unshift(start > 0 ? { kind: "text", key: piece.key, text: text.slice(start) } : segmentOf(piece));
    if (start > 0) break;
  }
  return segments;
}

/** What stands after a question in its line. A question that ends its line has nothing after it. */
function lineAfter(pieces: readonly Piece[], at: number): Segment[] {
  const segments: Segment[] = [];
  if (/\n$/.test(shownText(pieces[at]!))) return segments;
  for (const piece of pieces.slice(at + 1, at + 1 + MAX_LINE_PIECES)) {
    const text = shownText(piece);
    const end = text.indexOf("\n");
    if (end !== 0) segments.push(end === -1 ? segmentOf(piece) : { kind: "text", key: piece.key, text: text.slice(0, end) });
    if (end !== -1) break;
  }
  return segments;
}

/** More pieces than this in one line are no longer a sentence that helps. */
const MAX_LINE_PIECES = 20;

function shownText(piece: Piece): string {
  if (piece.kind === "text") return piece.text;
  return piece.kind === "change" ? piece.region.text : piece.conflict.yours;
}

function segmentOf(piece: Piece): Segment {
  switch (piece.kind) {
    case "text":
      return { kind: "text", key: piece.key, text: piece.text };
    case "change":
      return { kind: "change", key: piece.key, piece };
    case "conflict":
      return { kind: "question", key: piece.key, piece };
  }
}

/** The lines of an opened fold, in portions. */
export function portionsOf(text: string): string[] {
  return text.match(new RegExp(`(?:[^\\n]*\\n){1,${PORTION_LINES}}|[^\\n]+$`, "g")) ?? [];
}

/** Collects running text until something else stands in its way. */
class Flow {
  #segments: Segment[] = [];
  readonly #blocks: Block[];

  constructor(blocks: Block[]) {
    this.#blocks = blocks;
  }

  get isEmpty(): boolean {
    return this.#segments.length === 0;
  }

  change(piece: Extract<Piece, { kind: "change" }>): void {
    this.#segments.push({ kind: "change", key: piece.key, piece });
  }

  text(key: string, text: string, { isFirst, isLast }: { isFirst: boolean; isLast: boolean }): void {
    if (text === "") return;
    const starts = lineStarts(text);
    if (starts.length <= FOLD_ABOVE_LINES) return this.#add(key, text);
    const head = isFirst ? 0 : starts[KEEP_LINES]!;
    const tail = isLast ? text.length : starts[starts.length - KEEP_LINES]!;
    this.#add(`${key}-head`, text.slice(0, head));
    this.close();
    const folded = text.slice(head, tail);
    const lineCount = starts.length - (isFirst ? 0 : KEEP_LINES) - (isLast ? 0 : KEEP_LINES);
    this.#blocks.push({ kind: "fold", key: `${key}-fold`, text: folded, lineCount });
    this.#add(`${key}-tail`, text.slice(tail));
  }

  #add(key: string, text: string): void {
    if (text !== "") this.#segments.push({ kind: "text", key, text });
  }

  /** Leaves the beginning of the current line to the card that follows, if nothing else stands in that line. */
  dropLineStart(): void {
    const last = this.#segments.at(-1);
    if (last?.kind !== "text") return;
    const start = last.text.lastIndexOf("\n") + 1;
    const isWholeLine = start > 0 || this.#segments.length === 1;
    if (last.text.length - start > MAX_CONTEXT || !isWholeLine) return;
    this.#segments.pop();
    this.#add(last.key, last.text.slice(0, start));
  }

  close(): void {
    const [first] = this.#segments;
    if (first) this.#blocks.push({ kind: "flow", key: `flow-${first.key}`, segments: this.#segments });
    this.#segments = [];
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1 && at + 1 < text.length; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

/** Up to and with the end of the first line. */
function lineEndOf(text: string): string {
  const end = text.indexOf("\n");
  return end === -1 ? text : text.slice(0, end + 1);
}
