import { EditorSelection, EditorState } from "@codemirror/state";
import { describe, expect, it } from "vitest";
import { bold, bulletList, codeBlock, cycleHeading, italic, link, numberedList, quote, table, taskList, type Format } from "./formatting";

/** `[` and `]` stand for the ends of the selection, `|` for a cursor. */
function run(format: Format, marked: string): string {
  const anchor = marked.search(/[[|]/);
  const doc = marked.replace(/[[\]|]/g, "");
  const head = marked.includes("]") ? marked.indexOf("]") - 1 : anchor;
  const state = EditorState.create({ doc, selection: EditorSelection.single(anchor, head) });
  return state.update(format(state)).state.doc.toString();
}

describe("formatting", () => {
  it.each<[string, Format, string, string]>([
    ["bold around a selection", bold, "a [word] b", "a **word** b"],
    ["bold around the word at the cursor", bold, "a wo|rd b", "a **word** b"],
    ["bold taken away, marks selected", bold, "a [**word**] b", "a word b"],
    ["bold taken away, marks outside", bold, "a **[word]** b", "a word b"],
    ["italic", italic, "[word]", "*word*"],
    ["a list", bulletList, "[one\ntwo]", "- one\n- two"],
    ["no list", bulletList, "[- one\n- two]", "one\ntwo"],
    ["a list from tasks", bulletList, "[- [x] one\n- [ ] two]".replaceAll("[x]", "(x)").replaceAll("[ ]", "( )"), "- (x) one\n- ( ) two".replace(/^- /gm, "")],
    ["numbers", numberedList, "[one\ntwo]", "1. one\n2. two"],
    ["numbers in place of bullets", numberedList, "[- one\n- two]", "1. one\n2. two"],
    ["a quote", quote, "o|ne", "> one"],
    ["a heading", cycleHeading, "o|ne", "## one"],
    ["the next heading", cycleHeading, "## o|ne", "### one"],
    ["no heading", cycleHeading, "#### o|ne", "one"],
    ["a code block", codeBlock, "[let x]", "```\nlet x\n```"],
    ["a code block around a fence", codeBlock, "[a\n```\nx\n```]", "````\na\n```\nx\n```\n````"],
    ["no code block, from inside", codeBlock, "a\n```ts\nle|t x\nlet y\n```\nb", "a\nlet x\nlet y\nb"],
    ["no code block, from its first line", codeBlock, "```|\nlet x\n```", "let x"],
    ["no code block, all of it selected", codeBlock, "[```\nlet x\n```]\n", "let x\n"],
    ["no code block, and nothing in it", codeBlock, "a\n```\n|\n```", "a\n"],
    ["no code block that is empty", codeBlock, "```|\n```\nb", "\nb"],
    ["no code block that is open to the end", codeBlock, "```\nlet| x", "let x"],
    ["a code block between two others", codeBlock, "```\na\n```\nb|\n```\nc\n```", "```\na\n```\n```\nb\n```\n```\nc\n```"],
    ["a link", link, "see [this]", "see [this](https://)"],
    ["a link from an address", link, "[https://x.org]", "[](https://x.org)"],
    ["a table", table, "intro|", "intro\n\n| Column | Column |\n| --- | --- |\n|  |  |\n"],
  ])("%s", (_name, format, before, after) => expect(run(format, before)).toBe(after));

  it("makes tasks of bullets", () => {
    const state = EditorState.create({ doc: "- one" });
    expect(state.update(taskList(state)).state.doc.toString()).toBe("- [ ] one");
  });

  /** The text after `format` was used `times` times, with what is selected then. */
  function repeat(format: Format, times: number, doc: string, anchor: number, head = anchor): { text: string; selected: string } {
    let state = EditorState.create({ doc, selection: EditorSelection.single(anchor, head) });
    for (let time = 0; time < times; time += 1) state = state.update(format(state)).state;
    const { from, to } = state.selection.main;
    return { text: state.doc.toString(), selected: state.sliceDoc(from, to) };
  }

  it.each([
    ["a link", link, "hello world", "hello world"],
    ["a link from an address", link, "https://x.org", "https://x.org"],
    ["a code block", codeBlock, "hello", ""],
  ] as const)("%s used twice leaves the text as it was", (_name, format, text, selected) => {
    expect(repeat(format, 2, text, 0, text.length)).toEqual({ text, selected });
    expect(repeat(format, 4, text, 0, text.length)).toEqual({ text, selected });
  });

  it("takes a link away whose words the cursor is in, and no image", () => {
    expect(repeat(link, 1, "see [this](https://x.org) now", 7).text).toBe("see this now");
    expect(repeat(link, 1, "![this](x)", 4).text).toBe("![th[](https://)is](x)");
  });

  it("puts a second table after the first one, and not into it", () => {
    const made = "| Column | Column |\n| --- | --- |\n|  |  |\n";
    expect(repeat(table, 2, "", 0)).toEqual({ text: `${made.trimEnd()}\n\n${made}\n`, selected: "Column" });
    expect(repeat(table, 1, "| a | b |\n| - | - |\n| c | d |\n\nend", 24).text).toBe(`| a | b |\n| - | - |\n| c | d |\n\n${made}\n\nend`);
  });
});
