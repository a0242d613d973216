import { expect, test } from "vitest";
import { safeNext } from "./safe-next";

test.each([
  ["/spaces/a?x=1#y", "/spaces/a?x=1#y"],
  ["https://evil.example/", "/"],
  ["//evil.example/", "/"],
  ["/\\evil.example/", "/"],
  ["/\t/evil.example/", "/"],
  ["/.//evil.example", "/"],
  ["/api/session", "/"],
  ["javascript:alert(1)", "/"],
  [undefined, "/"],
  [["/a", "/b"], "/"],
])("%j leads to %s", (next, expected) => {
  expect(safeNext(next as string)).toBe(expected);
});
