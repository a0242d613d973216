import { history, redo, undo } from "@codemirror/commands";
import { EditorState, type TransactionSpec } from "@codemirror/state";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeText, yoursToMerged } from "@/lib/merge";
import { changesTo, formatText, keepLineEndings, parseText, textOf } from "./line-endings";

const piece = fc.constantFrom("a", "word", " ", "\n", "\r\n", "\r", "\r\n", "é", "👩‍👩‍👧", "\u2028", "\t");
const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(""));

function open(source: string): EditorState {
  const { doc, endings } = parseText(source);
  return EditorState.create({ doc, extensions: [keepLineEndings(endings), history()] });
}

const run = (state: EditorState, spec: TransactionSpec) => state.update(spec).state;

function command(state: EditorState, what: typeof undo): EditorState {
  let next = state;
  what({ state, dispatch: (transaction) => (next = transaction.state) });
  return next;
}

describe("line endings", () => {
  it("come back exactly, however they are mixed", () => {
    fc.assert(
      fc.property(text, (source) => {
        const { doc, endings } = parseText(source);
        expect(formatText(doc, endings)).toBe(source);
        expect(textOf(open(source))).toBe(source);
      }),
    );
  });

  it("of a document in CRLF are those of a new line", () => {
    const state = open("one\r\ntwo\r\n");
    expect(textOf(run(state, { changes: { from: 3, insert: "\nmore" } }))).toBe("one\r\nmore\r\ntwo\r\n");
  });

  it("stay with their lines when text around them changes", () => {
    const state = open("one\ntwo\r\nthree\nfour\n");
    expect(textOf(run(state, { changes: [{ from: 0, insert: "zero\n" }, { from: 8, insert: "2.5\n" }] }))).toBe("zero\none\ntwo\r\n2.5\nthree\nfour\n");
  });

  it("go with a deleted break, and come back with undo", () => {
    const state = open("one\ntwo\r\nthree\nfour\n");
    const joined = run(state, { changes: { from: 7, to: 8 } });
    expect(textOf(joined)).toBe("one\ntwothree\nfour\n");
    const undone = command(joined, undo);
    expect(textOf(undone)).toBe("one\ntwo\r\nthree\nfour\n");
    expect(textOf(command(undone, redo))).toBe("one\ntwothree\nfour\n");
  });

  it("stay as many when an edit brings CR before LF", () => {
    const state = open("\n\r");
    const edited = run(state, { changes: { from: 2, insert: "\n" } });
    expect(textOf(edited)).toBe("\n\n\n");
    expect(textOf(command(edited, undo))).toBe("\n\r");
  });

  it("survive any edits and their undoing", () => {
    const edit = fc.record({ from: fc.nat(40), length: fc.nat(5), insert: fc.constantFrom("", "x", "\n", "y\nz") });
    fc.assert(
      fc.property(text, fc.array(edit, { maxLength: 6 }), (source, edits) => {
        let state = open(source);
        for (const { from, length, insert } of edits) {
          const start = Math.min(from, state.doc.length);
          state = run(state, { changes: { from: start, to: Math.min(start + length, state.doc.length), insert } });
        }
        const edited = textOf(state);
        for (let step = 0; step < edits.length; step++) state = command(state, undo);
        expect(textOf(state)).toBe(source);
        for (let step = 0; step < edits.length; step++) state = command(state, redo);
        expect(state.doc.toString()).toBe(edited.replace(/\r\n|\r/g, "\n"));
      }),
      { numRuns: 300 },
    );
  });
});

describe("changesTo", () => {
  it("leads exactly to any text", () => {
    fc.assert(fc.property(text, text, (before, after) => {
      const state = open(before);
      expect(textOf(run(state, changesTo(state, after, null)))).toBe(after);
    }));
  });

  it("follows the edits of a merge, so that positions elsewhere do not move", () => {
    const base = "one\r\ntwo\r\nthree\r\nfour\r\n";
    const theirs = "one, changed\r\ntwo\r\nthree\r\nfour and more\r\n";
    const merge = mergeText({ base, yours: base, theirs });
    const state = EditorState.create({ ...parts(base), selection: { anchor: 5 } });
    const transaction = state.update(changesTo(state, merge.text!, yoursToMerged(merge.regions)));
    expect(textOf(transaction.state)).toBe(theirs);
    const cursor = transaction.state.selection.main.head;
    expect(transaction.state.doc.lineAt(cursor)).toMatchObject({ number: 2, text: "two" });
    expect(cursor - transaction.state.doc.lineAt(cursor).from).toBe(1);
  });

  it("leads there with the edits of any clean merge", () => {
    fc.assert(
      fc.property(text, text, (base, theirs) => {
        const merge = mergeText({ base, yours: base, theirs });
        const state = open(base);
        expect(textOf(run(state, changesTo(state, theirs, yoursToMerged(merge.regions))))).toBe(theirs);
      }),
    );
  });
});

function parts(source: string) {
  const { doc, endings } = parseText(source);
  return { doc, extensions: [keepLineEndings(endings)] };
}
