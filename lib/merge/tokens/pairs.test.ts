import { describe, expect, it } from "vitest";
import { isUnbalanced } from "./pairs";

describe("whole", () => {
  it.each([
    "a (b [c] {d}) e", "**a** and *b*", "***both***", "**a *b* c**", "_a_ snake_case_name _b_", "~~old~~", "* an item", "2 * 3 * 4", "`a ( b` c", "``a ` b``",
    "<b>a <i>b</i></b>", "a<br>b", "<td>a<td>b", "<p>a", "a</p>", "**[a](b)**", "", "wörter (mit *Ton*)",
  ])("%j", (text) => expect(isUnbalanced(text)).toBe(false));
});

describe("not whole", () => {
  it.each([
    "a (b", "a) b", "(a]", "**a", "a**", "*a", "a* b", "~~old", "`a", "**a *b** c*", "**a **b** c**", "_a _b_ c_", "**the [user** guide](v)", "<b>a <i>b</b> c</i>", "<b>a **b</b> c**",
  ])("%j", (text) => expect(isUnbalanced(text)).toBe(true));
});
