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
    ["a code block around a fence", codeBlock, "[```\nx\n```]", "````\n```\nx\n```\n````"],
    ["a link", link, "see [this]", "see [this](https://)"],
    ["a link from an address", link, "[https://x.org]", "[](https://x.org)"],
    ["a table", table, "intro|", "intro\n\n| Column | Column |\n| --- | --- |\n|  |  |\n"],
  ])("%s", (_name, format, before, after) => expect(run(format, before)).toBe(after));

  it("makes tasks of bullets", () => {
    const state = EditorState.create({ doc: "- one" });
    expect(state.update(taskList(state)).state.doc.toString()).toBe("- [ ] one");
  });
});
