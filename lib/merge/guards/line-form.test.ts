/** One side gives lines another form, the other one adds to them: one case, one line. */

import { describe, expect, it } from "vitest";
import { mergeText } from "../index";

const merge = (base: string, yours: string, theirs: string) => mergeText({ base, yours, theirs });
/** The text with every suggestion taken, where there is a question; null where there is none. */
function suggested(base: string, yours: string, theirs: string): string | null {
  const { clean, regions } = merge(base, yours, theirs);
  return clean ? null : regions.map((region) => (region.kind === "stable" ? region.text : region.suggestion)).join("");
}

describe("a line put beside others takes the form of", () => {
  const cases: [string, string, string, string, string][] = [
    ["a list that was indented", "- a b\n- c d\n", "  - a b\n  - c d\n", "- a b\n- c d\n- e f\n", "  - a b\n  - c d\n  - e f\n"],
    ["a list with another mark", "- a b\n- c d\n", "* a b\n* c d\n", "- a b\n- c d\n- e f\n", "* a b\n* c d\n* e f\n"],
    ["a list that got numbers", "- ash\n- birch\n", "1. ash\n2. birch\n", "- ash\n- birch\n- cedar\n", "1. ash\n2. birch\n3. cedar\n"],
    ["a list that lost its numbers", "1. ash\n2. birch\n", "- ash\n- birch\n", "1. ash\n2. birch\n3. cedar\n", "- ash\n- birch\n- cedar\n"],
    ["a list with other numbers", "1. ash\n2. birch\n", "1) ash\n2) birch\n", "1. ash\n2. birch\n3. cedar\n", "1) ash\n2) birch\n3) cedar\n"],
    ["a table that was widened", "| a | b |\n|---|---|\n| one | two |\n", "| a   | b     |\n|-----|-------|\n| one | two   |\n", "| a | b |\n|---|---|\n| one | two |\n| x | three |\n", "| a   | b     |\n|-----|-------|\n| one | two   |\n| x   | three |\n"],
    ["a table with another order of columns", "| a | b | c |\n|---|---|---|\n| one | two | six |\n", "| b | a | c |\n|---|---|---|\n| two | one | six |\n", "| a | b | c |\n|---|---|---|\n| one | two | six |\n| x | y | z |\n", "| b | a | c |\n|---|---|---|\n| two | one | six |\n| y   | x   | z   |\n"],
    ["a quote", "One two. Three\nfour.\n", "> One two. Three\n> four.\n", "One two.\n\nThree\nfour.\n", "> One two.\n>\n> Three\n> four.\n"],
    ["a quote that was wrapped anew", "one two three\nfour\n", "> one two three\n> four\n", "one TWO three four\n", "> one TWO three four\n"],
  ];
  it.each(cases)("%s", (_, base, yours, theirs, expected) => {
    expect(suggested(base, yours, theirs)).toBe(expected);
    expect(suggested(base, theirs, yours)).toBe(expected);
  });
});

describe("what is put into an item goes with it when the item", () => {
  const cases: [string, string, string, string, string][] = [
    ["is put below another one", "- ash\n- oak\n", "- ash\n  - oak\n", "- ash\n- oak\n\n  On oak.\n", "- ash\n  - oak\n\n    On oak.\n"],
    ["is indented further", "* ash\n  * birch\n* oak\n", "* ash\n    * birch\n* oak\n", "* ash\n  * birch\n\n    On birch.\n\n* oak\n", "* ash\n    * birch\n\n      On birch.\n\n* oak\n"],
    ["gets a longer number", "8. ash\n9. oak\n", "8. new\n9. ash\n10. oak\n", "8. ash\n9. oak\n\n   On oak.\n", "8. new\n9. ash\n10. oak\n\n    On oak.\n"],
    ["gets a number", "- ash\n- oak\n", "1. ash\n2. oak\n", "- ash\n  - kid\n- oak\n", "1. ash\n   - kid\n2. oak\n"],
    ["gets more blanks after its mark", "- ash\n- birch\n", "-   ash\n-   birch\n", "- ash\n\n  On ash.\n\n- birch\n", "-   ash\n\n    On ash.\n\n-   birch\n"],
    ["is indented, and it is code", "- ash\n- oak\n", "- ash\n  - oak\n", "- ash\n- oak\n\n  ```\n  x\n  ```\n", "- ash\n  - oak\n\n    ```\n    x\n    ```\n"],
    ["holds a paragraph that was indented", "- ash\n\n  One.\n\n- oak\n", "1. ash\n\n   One.\n\n2. oak\n", "- ash\n\n  Zero.\n\n  One.\n\n- oak\n", "1. ash\n\n   Zero.\n\n   One.\n\n2. oak\n"],
  ];
  it.each(cases)("%s", (_, base, yours, theirs, expected) => {
    expect(suggested(base, yours, theirs)).toBe(expected);
    expect(suggested(base, theirs, yours)).toBe(expected);
  });
});

describe("a line of code", () => {
  it("is indented as those around it are now", () =>
    expect(suggested("1. Do:\n\n   ```\n   run a\n   run b\n   ```\n", "- Do:\n\n  ```\n  run a\n  run b\n  ```\n", "1. Do:\n\n   ```\n   run a\n   run c\n   run b\n   ```\n")).toBe("- Do:\n\n  ```\n  run a\n  run c\n  run b\n  ```\n"));
  it("keeps its place in a block", () =>
    expect(suggested("- Do:\n\n  ```py\n  if a:\n    b()\n  c()\n  ```\n", "Do:\n\n```py\nif a:\n  b()\nc()\n```\n", "- Do:\n\n  ```py\n  if a:\n    b()\n    d()\n  c()\n  ```\n")).toBe("Do:\n\n```py\nif a:\n  b()\n  d()\nc()\n```\n"));
});

describe("nothing is asked", () => {
  it("about an edited word in a line with a new form", () => expect(merge("- a b\n- c d\n", "  - a b\n  - c d\n", "- a b\n- c D\n").text).toBe("  - a b\n  - c D\n"));
  it("about an edited word in a quote", () => expect(merge("One two three\nfour.\n", "> One two three\n> four.\n", "One TWO three\nfour.\n").text).toBe("> One TWO three\n> four.\n"));
  it("about an item of the list above", () =>
    expect(merge("- a\n  - b\n- c\n", "- a\n    - b\n- c\n", "- a\n  - b\n- new\n- c\n").text).toBe("- a\n    - b\n- new\n- c\n"));
});

describe("lines that both sides gave another form", () => {
  it("merge alike whichever side is whose", () => {
    for (const [base, a, b] of [["a\n- \nb\n", "a\n> - \nb\n", "a\n  - \nb\n"], ["> ", "> > * ", "> > "], ["        1. ", "      1. ", "    1.     "]] as const) {
      expect(merge(base, a, b).text).toBe(merge(base, b, a).text);
    }
  });
});
