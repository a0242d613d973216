import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { parseMarkdownFile, titleFromPath } from "./parse-markdown-file";
import { planImport, withoutPaths } from "./plan-import";
import { readFiles } from "./read-files";
import { runImport, type CreateStep } from "./run-import";

describe("parseMarkdownFile", () => {
  test.each([
    ["the front matter names everything", "---\ntitle: Hello\ntags: [a, b]\nslug: hi\n---\n\nText\n", { title: "Hello", body: "Text\n", tags: ["a", "b"], slug: "hi" }],
    ["an opening heading is the title", "# Hello *you*\n\nText\n", { title: "Hello you", body: "Text\n", tags: [], slug: null }],
    ["an underlined heading too", "Hello\n=====\n\nText", { title: "Hello", body: "Text", tags: [], slug: null }],
    ["a heading that differs from the title stays", "---\ntitle: A\n---\n# B\nText", { title: "A", body: "# B\nText", tags: [], slug: null }],
    ["the file's name is the last resort", "Text\n\n# Later\n", { title: "My file", body: "Text\n\n# Later\n", tags: [], slug: null }],
    ["tags as one line", "---\ntags: 'a, #b , a'\n---\nText", { title: "My file", body: "Text", tags: ["a", "b"], slug: null }],
    ["keys that mean nothing here are kept", "---\ntitle: A\ndate: 2020-01-01 # when\n---\nText", { title: "A", body: "---\ndate: 2020-01-01 # when\n---\nText", tags: [], slug: null }],
    ["front matter that is not YAML is text", "---\n: [\n---\nText", { title: "My file", body: "---\n: [\n---\nText", tags: [], slug: null }],
    ["a rule is not front matter", "---\n\nText", { title: "My file", body: "---\n\nText", tags: [], slug: null }],
    ["line endings stay", "---\r\ntitle: A\r\nx: 1\r\n---\r\nText\r\n", { title: "A", body: "---\r\nx: 1\r\n---\r\nText\r\n", tags: [], slug: null }],
    ["a byte order mark goes", "\uFEFF# A\nText", { title: "A", body: "Text", tags: [], slug: null }],
    ["a slug that cannot be one is left out", "---\nslug: a b\n---\nText", { title: "My file", body: "Text", tags: [], slug: null }],
    ["a number for a title", "---\ntitle: 2024\n---\n", { title: "2024", body: "", tags: [], slug: null }],
  ])("%s", (_name, text, expected) => {
    expect(parseMarkdownFile("docs/my-file.md", text)).toEqual(expected);
  });

  test("a title that is too long is cut, not refused", () => {
    expect(parseMarkdownFile("a.md", `# ${"x".repeat(400)}\n`).title).toHaveLength(300);
  });

  test("names of files read as words", () => {
    expect(titleFromPath("a/02_first-steps.md")).toBe("First steps");
    expect(titleFromPath(".md")).toBe("Untitled");
  });
});

describe("planImport", () => {
  const plan = (...paths: string[]) => planImport(paths.map((path) => ({ path, text: "x" }))).articles.map(({ path, parentPath, title }) => [path, parentPath, title]);

  test("folders become parents, before their children, without the folder around everything", () => {
    expect(plan("docs/b/two.md", "docs/a.md", "docs/b/c/three.md")).toEqual([
      ["a.md", null, "A"],
      ["b/", null, "B"],
      ["b/c/", "b/", "C"],
      ["b/c/three.md", "b/c/", "Three"],
      ["b/two.md", "b/", "Two"],
    ]);
  });

  test("an index file is its folder", () => {
    expect(plan("x.md", "guide/README.md", "guide/a.md", "guide/deep/index.md", "guide/deep/b.md")).toEqual([
      ["guide/README.md", null, "Guide"],
      ["guide/a.md", "guide/README.md", "A"],
      ["guide/deep/index.md", "guide/README.md", "Deep"],
      ["guide/deep/b.md", "guide/deep/index.md", "B"],
      ["x.md", null, "X"],
    ]);
  });

  test("so is the file with the folder's name beside it", () => {
    expect(plan("guide.md", "guide/a.md")).toEqual([
      ["guide.md", null, "Guide"],
      ["guide/a.md", "guide.md", "A"],
    ]);
  });

  test("numbers sort as numbers", () => {
    expect(plan("10-b.md", "2-a.md").map(([path]) => path)).toEqual(["2-a.md", "10-b.md"]);
  });

  test("a slug is used once, and not where it is taken", () => {
    const file = (path: string, slug: string) => ({ path, text: `---\nslug: ${slug}\n---\nx` });
    const { articles } = planImport([file("a.md", "s"), file("b.md", "s"), file("c.md", "t")], { takenSlugs: ["t"] });
    expect(articles.map((article) => article.slug)).toEqual(["s", null, null]);
  });

  test("every unfit file is named before anything is sent", () => {
    const files = [{ path: "d/a.md", text: "ok" }, { path: "d/b.md", text: "NUL \u0000" }, { path: "d/c.md", text: "x".repeat(10 * 1024 * 1024 + 1) }];
    const { faults } = planImport(files);
    expect(faults.map((fault) => fault.path)).toEqual(["b.md", "c.md"]);
    expect(faults[0]?.message).toContain("NUL");
    expect(withoutPaths(files, ["b.md"]).map((file) => file.path)).toEqual(["d/a.md", "d/c.md"]);
  });
});

describe("readFiles", () => {
  test("unpacks zips, leaves out noise, counts what is not Markdown", () => {
    const zip = zipSync({ "w/a.md": strToU8("A"), "w/pic.png": new Uint8Array(3), "__MACOSX/._a.md": strToU8("x"), "../evil.md": strToU8("E") });
    const { files, faults, skippedCount } = readFiles([{ path: "notes.zip", bytes: zip }, { path: ".git/x.md", bytes: strToU8("x") }, { path: "b.txt", bytes: strToU8("B") }]);
    expect(files).toEqual([{ path: "w/a.md", text: "A" }, { path: "evil.md", text: "E" }, { path: "b.txt", text: "B" }]);
    expect([faults, skippedCount]).toEqual([[], 1]);
  });

  test("refuses what is not UTF-8, and zips that are none", () => {
    const { faults } = readFiles([{ path: "latin.md", bytes: new Uint8Array([0xe9, 0x20]) }, { path: "x.zip", bytes: strToU8("no") }]);
    expect(faults.map((fault) => fault.path)).toEqual(["latin.md", "x.zip"]);
  });
});

describe("runImport", () => {
  const { articles } = planImport([{ path: "g/index.md", text: "i" }, { path: "g/a.md", text: "a" }, { path: "z.md", text: "z" }]);

  test("hands each article its parent's id", async () => {
    const seen: [string, string | null][] = [];
    const result = await runImport(articles, {
      create: async (article, parentId) => {
        seen.push([article.path, parentId]);
        return { kind: "saved", id: `id:${article.path}`, version: 1 };
      },
    });
    expect(seen).toEqual([["g/index.md", null], ["g/a.md", "id:g/index.md"], ["z.md", null]]);
    expect(result).toMatchObject({ failure: null, remaining: [] });
  });

  test("waits when told to, stops at the first failure, and goes on from there", async () => {
    const steps: CreateStep[] = [{ kind: "wait", ms: 5 }, { kind: "saved", id: "1", version: 1 }, { kind: "failed", reason: "no" }];
    const slept: number[] = [];
    const first = await runImport(articles, { create: async () => steps.shift()!, sleep: async (ms) => void slept.push(ms) });
    expect(slept).toEqual([5]);
    expect(first.created.map((article) => article.path)).toEqual(["g/index.md"]);
    expect(first.failure).toEqual({ path: "g/a.md", reason: "no" });

    const parents: (string | null)[] = [];
    const second = await runImport(first.remaining, {
      before: first.created,
      create: async (_article, parentId) => (parents.push(parentId), { kind: "saved", id: "x", version: 1 }),
    });
    expect(parents).toEqual(["1", null]);
    expect(second.created).toHaveLength(3);
  });

  test("stops between two articles when cancelled", async () => {
    const controller = new AbortController();
    const result = await runImport(articles, {
      signal: controller.signal,
      create: async () => (controller.abort(), { kind: "saved", id: "1", version: 1 }),
    });
    expect([result.created.length, result.failure, result.remaining.length]).toEqual([1, null, 2]);
  });
});
