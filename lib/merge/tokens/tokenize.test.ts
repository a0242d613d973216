import { describe, expect, it } from "vitest";
import { tokenize } from "./tokenize";

describe("tokens", () => {
  it("are words with the blanks before them", () => expect(tokenize("a  b").keys).toEqual(["a", "b", ""]));
  it("know a paragraph break", () => expect(tokenize("a\n\nb").keys).toEqual(["a", "\n\n", "b", ""]));
  it("know the break before a list item", () => expect(tokenize("a\n- b").keys).toEqual(["a", "\n", "-", "b", ""]));
  it("fold a soft line break", () => expect(tokenize("a\nb").keys).toEqual(["a", "b", ""]));
  it("keep an apostrophe and a decimal point", () => expect(tokenize("don't 3.14").keys).toEqual(["don't", "3.14", ""]));
  it("take marks of one kind together", () => expect(tokenize("***a** *b* ```c").keys).toEqual(["***", "a", "**", "*", "b", "*", "```", "c", ""]));
  it("take a rule for one, however long it is", () => expect(tokenize("|-----|--|").keys).toEqual(["|", "---", "|", "-", "-", "|", ""]));
});
