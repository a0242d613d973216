import { SearchQuery } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import { describe, expect, it } from "vitest";
import { hitsOf, hitsText } from "./search-hits";

function say(doc: string, query: ConstructorParameters<typeof SearchQuery>[0], anchor = 0, head = anchor): string {
  const search = new SearchQuery(query);
  return hitsText(hitsOf(EditorState.create({ doc, selection: { anchor, head } }), search), search);
}

describe("hits of a search", () => {
  it.each([
    ["nothing looked for", say("one", { search: "" }), ""],
    ["nothing found", say("one", { search: "two" }), "Not found"],
    ["one", say("one", { search: "one" }), "1 hit"],
    ["several, none selected", say("one two One", { search: "one" }), "2 hits"],
    ["the second of three", say("a b a b a", { search: "a" }, 4, 5), "2 of 3"],
    ["letters as they are", say("one two One", { search: "One", caseSensitive: true }), "1 hit"],
    ["whole words", say("one oneness", { search: "one", wholeWord: true }), "1 hit"],
    ["an expression", say("a1 b2 c", { search: "[a-z]\\d", regexp: true }), "2 hits"],
    ["an expression that is none", say("a", { search: "(", regexp: true }), "Not a valid expression"],
    ["an expression that matches nothing, at every place", say("abc", { search: "x*", regexp: true }), "1 of 4"],
    ["more than are counted", say("a".repeat(1_500), { search: "a" }), "1,000 or more hits"],
  ])("%s", (_name, said, expected) => expect(said).toBe(expected));
});
