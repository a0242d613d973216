import { EditorSelection, type ChangeSpec, type EditorState, type Line, type TransactionSpec } from "@codemirror/state";
import type { Command, EditorView } from "@codemirror/view";

/** Markdown formatting as changes of the text. Each works on every selection, and takes back what it did. */
export type Format = (state: EditorState) => TransactionSpec;

/** A format as a key or button uses it. */
export function commandOf(format: Format): Command {
  return (view: EditorView) => {
    if (view.state.readOnly) return false;
    view.dispatch(view.state.update(format(view.state), { userEvent: "input.format", scrollIntoView: true }));
    view.focus();
    return true;
  };
}

/** Puts `mark` around each selection (the word at the cursor, if nothing is selected), or takes it away. */
function toggleAround(mark: string): Format {
  return (state) =>
    state.changeByRange((range) => {
      const { from, to } = range.empty ? (state.wordAt(range.head) ?? range) : range;
      const { length } = mark;
      const isMarked = state.sliceDoc(from - length, from) === mark && state.sliceDoc(to, to + length) === mark;
      if (isMarked) {
        return {
          changes: [{ from: from - length, to: from }, { from: to, to: to + length }],
          range: EditorSelection.range(range.anchor - length, range.head - length),
        };
      }
      const inner = state.sliceDoc(from, to);
      if (inner.length >= 2 * length && inner.startsWith(mark) && inner.endsWith(mark)) {
        return {
          changes: [{ from, to: from + length }, { from: to - length, to }],
          range: EditorSelection.range(from, to - 2 * length),
        };
      }
      return {
        changes: [{ from, insert: mark }, { from: to, insert: mark }],
        range: EditorSelection.range(range.anchor + length, range.head + length),
      };
    });
}

/** Begins each selected line with `prefix`, or takes it away where all have it. `others` are replaced by it. */
function togglePrefix(prefix: string | ((index: number) => string), others: RegExp): Format {
  const prefixAt = typeof prefix === "string" ? () => prefix : prefix;
  return (state) => {
    const lines = selectedLines(state);
    const isOn = lines.every((line, index) => line.text.trimStart().startsWith(prefixAt(index)));
    const changes = lines.map((line, index): ChangeSpec => {
      const indent = /^\s*/.exec(line.text)![0].length;
      const old = others.exec(line.text.slice(indent))?.[0].length ?? 0;
      const from = line.from + indent;
      return { from, to: from + old, insert: isOn ? "" : prefixAt(index) };
    });
    return { changes };
  };
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const LIST_PREFIX = /^(?:[-*+] \[[ xX]\] |[-*+] |\d+[.)] )/;
const HEADING_PREFIX = /^#{1,6} /;

/** From no heading to the largest one of a section, to smaller ones, and back to none. */
export const cycleHeading: Format = (state) => {
  const changes = selectedLines(state).map((line) => {
    const old = HEADING_PREFIX.exec(line.text)?.[0] ?? "";
    const next: Record<number, string> = { 0: "## ", 2: "### ", 3: "#### " };
    const level = Math.max(0, old.length - 1);
    return { from: line.from, to: line.from + old.length, insert: next[level] ?? "" };
  });
  return { changes };
};

export const bold = toggleAround("**");
export const italic = toggleAround("*");
export const strikethrough = toggleAround("~~");
export const inlineCode = toggleAround("`");
export const bulletList = togglePrefix("- ", LIST_PREFIX);
export const numberedList = togglePrefix((index) => `${index + 1}. `, LIST_PREFIX);
export const taskList = togglePrefix("- [ ] ", LIST_PREFIX);
export const quote = togglePrefix("> ", /^> ?/);

/** A link around the selection, with its address selected, ready to be typed or pasted. Inside a link: its words alone. */
export const link: Format = (state) =>
  state.changeByRange(({ from, to }) => {
    const around = linkAround(state, from, to);
    if (around) {
      const { words, address } = around;
      const insert = words || address;
      return { changes: { from: around.from, to: around.to, insert }, range: EditorSelection.range(around.from, around.from + insert.length) };
    }
    const text = state.sliceDoc(from, to);
    const isAddress = isUrl(text);
    const insert = isAddress ? `[](${text})` : `[${text}](https://)`;
    const start = isAddress ? from + 1 : from + text.length + 3;
    return { changes: { from, to, insert }, range: EditorSelection.range(start, isAddress ? start : start + "https://".length) };
  });

const LINK = /(?<!!)\[([^[\]]*)\]\(([^()\s]*)\)/g;

/** The link that `[from, to]` is inside of. */
function linkAround(state: EditorState, from: number, to: number): { from: number; to: number; words: string; address: string } | null {
  const line = state.doc.lineAt(from);
  for (const match of line.text.matchAll(LINK)) {
    const start = line.from + match.index;
    const end = start + match[0].length;
    const isInside = from === to ? start < from && to < end : start <= from && to <= end;
    if (isInside) return { from: start, to: end, words: match[1]!, address: match[2]! };
  }
  return null;
}

/** A fenced block around the selected lines. Inside of one: its lines alone. */
export const codeBlock: Format = (state) => {
  const lines = selectedLines(state);
  const [first, last] = [lines[0]!, lines.at(-1)!];
  const around = fencesAround(state, first, last);
  if (around) {
    const { open, close } = around;
    const bodyFrom = Math.min(open.to + 1, state.doc.length);
    const changes: ChangeSpec[] = [{ from: open.from, to: bodyFrom }];
    // With the line break before it: the one after it is the text's own.
    if (close) changes.push({ from: Math.max(bodyFrom, close.from - 1), to: close.to });
    return { changes };
  }
  const text = state.sliceDoc(first.from, last.to);
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  return {
    changes: [
      { from: first.from, insert: `${fence}\n` },
      { from: last.to, insert: `\n${fence}` },
    ],
    selection: { anchor: first.from + fence.length },
  };
};

/** The lines that open and close the block from `first` to `last` are both in; `close` is null where it goes on to the end. */
function fencesAround(state: EditorState, first: Line, last: Line): { open: Line; close: Line | null } | null {
  let open: { line: Line; mark: string } | null = null;
  for (let number = 1; number <= state.doc.lines; number += 1) {
    const line = state.doc.line(number);
    const mark = FENCE.exec(line.text)?.[1];
    if (open === null) {
      if (line.number > first.number) return null;
      if (mark) open = { line, mark };
      continue;
    }
    const isClosing = mark !== undefined && mark[0] === open.mark[0] && mark.length >= open.mark.length && line.text.trim() === mark;
    if (!isClosing) continue;
    if (line.number >= first.number) return line.number >= last.number ? { open: open.line, close: line } : null;
    open = null;
  }
  return open && { open: open.line, close: null };
}

/** A table of two columns under the current line, or under the table that it is in; its first cell is selected. */
export const table: Format = (state) => {
  const line = endOfTable(state, state.doc.lineAt(state.selection.main.head));
  const lead = line.text === "" ? "" : "\n\n";
  const header = "Column";
  const start = line.to + lead.length + 2;
  return {
    changes: { from: line.to, insert: `${lead}| ${header} | Column |\n| --- | --- |\n|  |  |\n` },
    selection: EditorSelection.range(start, start + header.length),
  };
};

const TABLE_RULE = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;

/** The last line of the table that `line` is in; `line` itself where it is in none. */
function endOfTable({ doc }: EditorState, line: Line): Line {
  let [first, last] = [line.number, line.number];
  const isText = (number: number) => doc.line(number).text.trim() !== "";
  if (!isText(first)) return line;
  while (first > 1 && isText(first - 1)) first -= 1;
  while (last < doc.lines && isText(last + 1)) last += 1;
  for (let number = first; number <= last; number += 1) {
    const { text } = doc.line(number);
    if (text.includes("|") && TABLE_RULE.test(text) && number - 1 <= line.number) return doc.line(last);
  }
  return line;
}

export function isUrl(text: string): boolean {
  return /^(?:https?:\/\/|mailto:)\S+$/i.test(text);
}

function selectedLines(state: EditorState): Line[] {
  const lines = new Map<number, Line>();
  for (const range of state.selection.ranges) {
    for (let at = range.from; ; ) {
      const line = state.doc.lineAt(at);
      lines.set(line.number, line);
      if (line.to >= range.to) break;
      at = line.to + 1;
    }
  }
  return [...lines.values()];
}
