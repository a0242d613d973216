/** What is no question, because only one side changed words: one case, one line. */

import { describe, expect, it } from "vitest";
import { mergeText } from "../index";

const merged = (base: string, yours: string, theirs: string): string | null => mergeText({ base, yours, theirs }).text;

describe("words win over white space", () => {
  it("where the other side wrapped the same line anew, and its new paragraph stays", () =>
    expect(merged("A b. You\nmay or may not see the word again.\n", "A b. Perhaps again.\n", "A b.\n\nYou may or may not see the word again.\n")).toBe("A b.\n\nPerhaps again.\n"));
  it("where they were deleted, whatever the white space between them became", () =>
    expect(merged("x\nOne long sentence here. Two more words.\ny\n", "x\ny\n", "x\nOne long sentence here.\n\nTwo more words.\ny\n")).toBe("x\ny\n"));
  it("but not silently over a new paragraph in their midst", () =>
    expect(merged("## Help\nTo send improvements here\n", "There are schemas here\n", "## Help\n\nTo send improvements here\n")).toBeNull());
  it("but not silently over a hard line break in their midst", () =>
    expect(merged("a line that ends here and goes on\n", "a quite other end and goes on\n", "a line that ends  \nhere and goes on\n")).toBeNull());
});

describe("white space alone", () => {
  it("is settled alike, whoever is called yours", () => {
    const [base, yours, theirs] = ["a\n\nb\n", "a\n\n\n\nb\n", "a\n"] as const;
    expect(merged(base, theirs, yours)).toBe(merged(base, yours, theirs));
  });
  it("that words which stand elsewhere now were given is a question", () =>
    expect(merged("see us now here\n\n## fazo\n", "see us\n\nnow here\n\n## new fazo\n", "see us\n\nnow\n\nhere\n\n## fazo\n")).toBeNull());
});

describe("what both say alike", () => {
  it("is no question, though it would be said twice", () =>
    expect(merged("- milk.\n- **tea**\n", "- milk. Now.\n- buy the red pot\n- **sugar**\n", "- milk. Now.\n- buy the red pot\n- **tea**\n")).toBe("- milk. Now.\n- buy the red pot\n- **sugar**\n"));
});

describe("what both deleted", () => {
  const base = "- [ ] Manual regeneration\n- [ ] Check for changes\n- [ ] Index tags\n";
  it("is gone, though each set the lines around it apart in its own way", () =>
    expect(merged(base, "-[ ] Eins zwei\n\n-[ ] Drei vier\n\n-[ ] Sechs\n\n", "- [ ] Eins zwei\n- [ ] Drei vier\n- [ ] Sechs\n")).toBe("-[ ] Eins zwei\n\n-[ ] Drei vier\n\n-[ ] Sechs\n\n"));
});
