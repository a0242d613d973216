import fc from "fast-check";
import { expect, test } from "vitest";
import { freePath, pathKey, stemOf } from "./file-names";

test.each([
  ["hello-world", "hello-world"],
  ["../../etc/passwd", "etc-passwd"],
  ["C:\\x", "C-x"],
  [".git", "git"],
  ["con", "con-article"],
  ["COM1", "COM1-article"],
  ["nul.txt", "nul-txt"],
  ["", "article"],
  ["a\0b", "a-b"],
  ["日本-語", "日本-語"],
  ["_files", "files"],
])("the file of slug %j is %j", (slug, stem) => expect(stemOf(slug)).toBe(stem));

test("any slug gives a name that every file system takes", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (slug) => {
      const stem = stemOf(slug);
      expect(stem).toMatch(/^[\p{L}\p{M}\p{N}]+(?:-[\p{L}\p{M}\p{N}]+)*$/u);
      expect(Buffer.byteLength(stem)).toBeLessThanOrEqual(120);
    }),
  );
});

test("long slugs that differ at the end have different names", () => {
  expect(stemOf(`${"x".repeat(200)}a`)).not.toBe(stemOf(`${"x".repeat(200)}b`));
});

test("clashes of case and composition are settled with numbers", () => {
  const taken = new Set(["a/hello.md", "a/hello-2.md"]);
  expect(freePath("a", "Hello", (path) => taken.has(pathKey(path)))).toBe("a/Hello-3.md");
  expect(pathKey("Stra\u00DFe")).toBe(pathKey("STRASSE"));
  expect(pathKey("caf\u00E9")).toBe(pathKey("cafe\u0301"));
});
