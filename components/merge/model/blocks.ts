import type { Piece, Question } from "./source";

/** A stretch of running text inside a block. */
export type Segment =
  | { readonly kind: "text"; readonly key: string; readonly text: string }
  | { readonly kind: "change"; readonly key: string; readonly piece: Extract<Piece, { kind: "change" }> };

/** What stands under each other on the screen; the unit in which a long article is drawn piecemeal. */
export type Block =
  | { readonly kind: "flow"; readonly key: string; readonly segments: readonly Segment[] }
  /** Unchanged text that is folded away until somebody wants to see it. */
  | { readonly kind: "fold"; readonly key: string; readonly text: string; readonly lineCount: number }
  /** A question, with the rest of its first and last line around it, so that it can be read as a sentence. */
  | { readonly kind: "card"; readonly key: string; readonly question: Question; readonly before: Context; readonly after: Context };

/** Text beside a question; `isRepeated` where it also stands in the running text or in the card above. */
export interface Context {
  readonly text: string;
  readonly isRepeated: boolean;
}

const NOTHING: Context = { text: "", isRepeated: false };

/** Unchanged text of more lines than this is folded… */
const FOLD_ABOVE_LINES = 12;
/** …but for this many at either end. */
const KEEP_LINES = 3;
/** A rest of a line longer than this stays in the running text, and the card shows the end of it that is near. */
const MAX_CONTEXT = 240;
/** Opened folds are drawn in portions of this many lines. */
const PORTION_LINES = 40;

/** Lays the questions about fields and the pieces of the body out as blocks. */
export function blocksOf(pieces: readonly Piece[], questions: readonly Question[]): Block[] {
  const byId = new Map(questions.map((question) => [question.id, question]));
  const blocks: Block[] = questions.filter(({ field }) => field !== "body").map((question) => card(question, NOTHING, NOTHING));
  const flow = new Flow(blocks);
  let index = 0;
  let carriedBefore: Context | null = null;
  while (index < pieces.length) {
    const piece = pieces[index]!;
    if (piece.kind === "conflict") {
      const before: Context = carriedBefore ?? flow.takeLineStart();
      carriedBefore = null;
      flow.close();
      const next = pieces[index + 1];
      const rest = next?.kind === "text" ? lineEndOf(next.text) : "";
      const isSwallowed = rest.length <= MAX_CONTEXT && rest !== "";
      blocks.push(card(byId.get(piece.key)!, before, isSwallowed ? { text: rest, isRepeated: false } : { text: firstWords(rest), isRepeated: true }));
      index++;
      if (isSwallowed && next?.kind === "text") {
        const remaining = next.text.slice(rest.length);
        const isBetweenQuestions = remaining === "" && pieces[index + 1]?.kind === "conflict";
        if (isBetweenQuestions) carriedBefore = { text: rest, isRepeated: true };
        flow.text(`${next.key}-rest`, remaining, { isFirst: false, isLast: index === pieces.length - 1 });
        index++;
      }
      continue;
    }
    if (piece.kind === "change") flow.change(piece);
    else flow.text(piece.key, piece.text, { isFirst: blocks.length === 0 && flow.isEmpty, isLast: index === pieces.length - 1 });
    index++;
  }
  flow.close();
  return blocks;
}

/** The lines of an opened fold, in portions. */
export function portionsOf(text: string): string[] {
  return text.match(new RegExp(`(?:[^\\n]*\\n){1,${PORTION_LINES}}|[^\\n]+$`, "g")) ?? [];
}

function card(question: Question, before: Context, after: Context): Block {
  return { kind: "card", key: question.id, question, before, after };
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

  /** Takes the beginning of the current line out of the running text, if nothing else stands in that line. */
  takeLineStart(): Context {
    const last = this.#segments.at(-1);
    if (last?.kind !== "text") return NOTHING;
    const start = last.text.lastIndexOf("\n") + 1;
    const line = last.text.slice(start);
    const isWholeLine = start > 0 || this.#segments.length === 1;
    if (line.length > MAX_CONTEXT || !isWholeLine) return { text: lastWords(line), isRepeated: true };
    this.#segments.pop();
    this.#add(last.key, last.text.slice(0, start));
    return { text: line, isRepeated: false };
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

const NEAR = 80;

function lastWords(line: string): string {
  if (line.length <= NEAR) return line;
  const near = line.slice(-NEAR);
  return `…${near.slice(near.search(/\s/) + 1)}`;
}

function firstWords(line: string): string {
  if (line.length <= NEAR) return line;
  return `${line.slice(0, NEAR).replace(/\s\S*$/, "")}…`;
}
