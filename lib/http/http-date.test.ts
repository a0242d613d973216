import { expect, test } from "vitest";
import { parseHttpDate } from "./http-date";

test.each([["Sun, 06 Nov 1994 08:49:37 GMT"], ["Sunday, 06-Nov-94 08:49:37 GMT"], ["Sun Nov  6 08:49:37 1994"]])("%s is a time", (text) => {
  expect(parseHttpDate(text)?.toISOString()).toBe("1994-11-06T08:49:37.000Z");
});

test.each([[null], [""], ["2031-01-01"], ["whenever"], ["Sun, 06 Nov 1994 08:49:37 +0200"], ["Sun, 99 Nov 1994 08:49:37 GMT"], ["784111777"]])("%s is none", (text) => {
  expect(parseHttpDate(text)).toBeNull();
});
