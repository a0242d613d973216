import { expect, test } from "vitest";
import { descriptionOf } from "./description";

test.each([
  ["", ""],
  ["Short enough.", "Short enough."],
  [`${"word ".repeat(31)}and, more and more`, `${"word ".repeat(31)}and…`],
  ["字".repeat(200), `${"字".repeat(160)}…`],
  [`${"x".repeat(159)}😀😀`, `${"x".repeat(159)}…`],
])("%j", (text, expected) => {
  expect(descriptionOf(text)).toBe(expected);
  expect(descriptionOf(text).isWellFormed()).toBe(true);
});
