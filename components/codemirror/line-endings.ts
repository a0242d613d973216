import {
  EditorState,
  RangeSet,
  RangeSetBuilder,
  RangeValue,
  StateEffect,
  StateField,
  Text,
  type ChangeSpec,
  type Extension,
  type Transaction,
} from "@codemirror/state";
import { invertedEffects } from "@codemirror/commands";

/**
 * The editor knows one kind of line break; files know three, and mix them. What is saved has to be what was read,
 * so the breaks that are not the usual one of the document are marked, and the marks travel with the text:
 * through edits, deletions, undo, and changes that come from others.
 */
export type LineEnding = "\n" | "\r\n" | "\r";

class EndingMark extends RangeValue {
  // Text inserted at either end is not part of the break, and a mark without its break is dropped.
  override startSide = 1;
  override endSide = -1;
  constructor(readonly ending: LineEnding) {
    super();
  }
  override eq(other: RangeValue): boolean {
    return other instanceof EndingMark && other.ending === this.ending;
  }
}

const MARKS: Record<LineEnding, EndingMark> = {
  "\n": new EndingMark("\n"),
  "\r\n": new EndingMark("\r\n"),
  "\r": new EndingMark("\r"),
};

export interface LineEndings {
  /** What a new line gets. */
  readonly usual: LineEnding;
  /** The breaks that are different; each mark covers the one character of its break. */
  readonly others: RangeSet<EndingMark>;
}

const BREAK = /\r\n|\r|\n/g;

/** A text as the editor holds it, and how its lines end. */
export function parseText(text: string): { doc: Text; endings: LineEndings } {
  if (!text.includes("\r")) return { doc: Text.of(text.split("\n")), endings: { usual: "\n", others: RangeSet.empty } };
  const usual = usualEnding(text);
  const others = new RangeSetBuilder<EndingMark>();
  let removed = 0;
  for (const match of text.matchAll(BREAK)) {
    const ending = match[0] as LineEnding;
    const at = match.index - removed;
    if (ending !== usual) others.add(at, at + 1, MARKS[ending]);
    removed += ending.length - 1;
  }
  return { doc: Text.of(text.split(BREAK)), endings: { usual, others: others.finish() } };
}

function usualEnding(text: string): LineEnding {
  const counts: Record<LineEnding, number> = { "\n": 0, "\r\n": 0, "\r": 0 };
  for (const [ending] of text.matchAll(BREAK)) counts[ending as LineEnding]++;
  const order: LineEnding[] = ["\n", "\r\n", "\r"];
  return order.reduce((most, ending) => (counts[ending] > counts[most] ? ending : most));
}

/** The text of `doc` with the line endings it was read with. The inverse of `parseText`. */
export function formatText(doc: Text, { usual, others }: LineEndings): string {
  if (others.size === 0) return doc.sliceString(0, doc.length, usual);
  const pieces: string[] = [];
  let from = 0;
  for (const cursor = others.iter(); cursor.value; cursor.next()) {
    addPiece(pieces, doc.sliceString(from, cursor.from, usual));
    addPiece(pieces, cursor.value.ending);
    from = cursor.to;
  }
  addPiece(pieces, doc.sliceString(from, doc.length, usual));
  return pieces.join("");
}

/** Two breaks that an edit brought together must stay two: CR right before LF would be read as one. */
function addPiece(pieces: string[], next: string): void {
  if (next === "") return;
  const last = pieces.at(-1);
  if (last?.endsWith("\r") && next.startsWith("\n")) pieces[pieces.length - 1] = `${last.slice(0, -1)}\n`;
  pieces.push(next);
}

const setEndings = StateEffect.define<LineEndings>();
/** Puts marks back that a change had removed; positions are those after the change. */
const markEndings = StateEffect.define<readonly { at: number; ending: LineEnding }[]>({
  map: (marks, change) => marks.map(({ at, ending }) => ({ at: change.mapPos(at, 1), ending })),
});

const endingsField = StateField.define<LineEndings>({
  create: () => ({ usual: "\n", others: RangeSet.empty }),
  update(endings, transaction) {
    // Endings that come with the change replace all there were: moving those first would be for nothing.
    const isReplaced = transaction.effects.some((effect) => effect.is(setEndings));
    const mapped = transaction.docChanged && !isReplaced ? mapMarks(endings, transaction) : endings;
    return transaction.effects.reduce((current, effect) => {
      if (effect.is(setEndings)) return effect.value;
      return effect.is(markEndings) ? addMarks(current, effect.value, transaction.state.doc) : current;
    }, mapped);
  },
});

function mapMarks(endings: LineEndings, { changes, newDoc }: Transaction): LineEndings {
  let others = endings.others.map(changes);
  // A mark whose break was replaced now covers the replacement, which is a new line like any other.
  const isBreak = (from: number, to: number) => to === from + 1 && newDoc.sliceString(from, to) === "\n";
  changes.iterChangedRanges((_fromA, _toA, fromB, toB) => {
    others = others.update({ filter: isBreak, filterFrom: fromB, filterTo: toB });
  });
  return { ...endings, others };
}

function addMarks(endings: LineEndings, marks: readonly { at: number; ending: LineEnding }[], doc: Text): LineEndings {
  const fitting = marks.filter(({ at }) => at < doc.length && doc.sliceString(at, at + 1) === "\n");
  const add = fitting.map(({ at, ending }) => MARKS[ending].range(at, at + 1)).sort((a, b) => a.from - b.from);
  const places = new Set(fitting.map(({ at }) => at));
  return { ...endings, others: endings.others.update({ filter: (from) => !places.has(from), add }) };
}

/** Undoing a deletion of line breaks brings back what kind they were. */
const keepThroughUndo = invertedEffects.of((transaction: Transaction) => {
  if (!transaction.docChanged) return [];
  const { others } = transaction.startState.field(endingsField);
  if (others.size === 0) return [];
  const lost: { at: number; ending: LineEnding }[] = [];
  transaction.changes.iterChangedRanges((fromA, toA) => {
    others.between(fromA, toA, (from, to, mark) => {
      if (from >= fromA && to <= toA) lost.push({ at: from, ending: mark.ending });
    });
  });
  return lost.length > 0 ? [markEndings.of(lost)] : [];
});

/** The extensions that keep line endings, for a document that begins with `endings`. */
export function keepLineEndings(endings: LineEndings): Extension {
  return [endingsField.init(() => endings), keepThroughUndo, EditorState.lineSeparator.of("\n")];
}

/** The exact text of an editor: what will be saved. */
export function textOf(state: EditorState): string {
  return formatText(state.doc, state.field(endingsField));
}

export interface OffsetEdit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/**
 * The transaction that brings an editor to `text`. `edits` say how to get there from the editor's exact text; if they
 * do not lead there, or are null, everything between the first and the last difference is replaced.
 */
export function changesTo(state: EditorState, text: string, edits: readonly OffsetEdit[] | null): { changes: ChangeSpec; effects: StateEffect<LineEndings> } {
  const next = parseText(text);
  const exact = edits && editsInDocument(textOf(state), edits);
  const effects = setEndings.of(next.endings);
  if (exact) {
    const changes = state.changes(exact);
    if (changes.apply(state.doc).eq(next.doc)) return { changes, effects };
  }
  return { changes: differingMiddle(state.doc, next.doc), effects };
}

/** Offsets of the exact text as positions of the document, in which each break is one character. */
function editsInDocument(text: string, edits: readonly OffsetEdit[]): ChangeSpec[] {
  const position = positionReader(text);
  return edits.map(({ from, to, insert }) => ({ from: position(from), to: position(to), insert: Text.of(insert.split(BREAK)) }));
}

/** The position in the editor of an offset of the exact text. */
export function positionOf(state: EditorState, offset: number): number {
  return Math.min(positionReader(textOf(state))(offset), state.doc.length);
}

/** Gives the position for each offset, asked for in ascending order. An offset inside CRLF is the end of the break. */
function positionReader(text: string): (offset: number) => number {
  if (!text.includes("\r\n")) return (offset) => offset;
  let at = text.indexOf("\r\n");
  let passed = 0;
  return (offset) => {
    while (at !== -1 && at + 1 < offset) {
      passed++;
      at = text.indexOf("\r\n", at + 2);
    }
    return offset - passed;
  };
}

function differingMiddle(before: Text, after: Text): ChangeSpec {
  const [a, b] = [before.toString(), after.toString()];
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start++;
  let end = 0;
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return { from: start, to: a.length - end, insert: after.slice(start, b.length - end) };
}
