import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { parseMarkdownFile, titleFromPath } from "./parse-markdown-file";
import { countImages, planImport, withoutPaths } from "./plan-import";
import { readFiles } from "./read-files";
import { runImport, type CreateStep, type UploadStep } from "./run-import";

describe("parseMarkdownFile", () => {
  test.each([
    ["the front matter names everything", "---\ntitle: Hello\ntags: [a, b]\nslug: hi\n---\n\nText\n", { title: "Hello", body: "Text\n", tags: ["a", "b"], slug: "hi" }],
    ["an opening heading is the title", "# Hello *you*\n\nText\n", { title: "Hello you", body: "Text\n", tags: [], slug: null }],
    ["a heading closed with marks", "\r\n \n  # Hello ## \r\n\r\nText", { title: "Hello", body: "Text", tags: [], slug: null }],
    ["a line far too long for a heading stays whole", `# ${" #".repeat(100_000)}x\n`, { title: "My file", body: `# ${" #".repeat(100_000)}x\n`, tags: [], slug: null }],
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
  test("unpacks zips, leaves out noise, counts what is neither Markdown nor an image", () => {
    const zip = zipSync({ "w/a.md": strToU8("A"), "w/pic.png": new Uint8Array(3), "w/b.pdf": new Uint8Array(3), "__MACOSX/._a.md": strToU8("x"), "../evil.md": strToU8("E") });
    const { files, images, faults, skippedCount } = readFiles([{ path: "notes.zip", bytes: zip }, { path: ".git/x.md", bytes: strToU8("x") }, { path: "b.txt", bytes: strToU8("B") }]);
    expect(files).toEqual([{ path: "w/a.md", text: "A" }, { path: "evil.md", text: "E" }, { path: "b.txt", text: "B" }]);
    expect(images).toEqual([{ path: "w/pic.png", bytes: new Uint8Array(3) }]);
    expect([faults, skippedCount]).toEqual([[], 1]);
  });

  test("refuses what is not UTF-8, and zips that are none", () => {
    const { faults } = readFiles([{ path: "latin.md", bytes: new Uint8Array([0xe9, 0x20]) }, { path: "x.zip", bytes: strToU8("no") }]);
    expect(faults.map((fault) => fault.path)).toEqual(["latin.md", "x.zip"]);
  });
});

describe("runImport", () => {
  const upload = async (): Promise<UploadStep> => ({ kind: "failed", reason: "there is no image" });
  const { articles } = planImport([{ path: "g/index.md", text: "i" }, { path: "g/a.md", text: "a" }, { path: "z.md", text: "z" }]);

  test("hands each article its parent's id", async () => {
    const seen: [string, string | null][] = [];
    const result = await runImport(articles, {
      upload,
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
    const first = await runImport(articles, { upload, create: async () => steps.shift()!, sleep: async (ms) => void slept.push(ms) });
    expect(slept).toEqual([5]);
    expect(first.created.map((article) => article.path)).toEqual(["g/index.md"]);
    expect(first.failure).toEqual({ path: "g/a.md", reason: "no" });

    const parents: (string | null)[] = [];
    const second = await runImport(first.remaining, {
      before: first,
      upload,
      create: async (_article, parentId) => (parents.push(parentId), { kind: "saved", id: "x", version: 1 }),
    });
    expect(parents).toEqual(["1", null]);
    expect(second.created).toHaveLength(3);
  });

  test("stops between two articles when cancelled", async () => {
    const controller = new AbortController();
    const result = await runImport(articles, {
      signal: controller.signal,
      upload,
      create: async () => (controller.abort(), { kind: "saved", id: "1", version: 1 }),
    });
    expect([result.created.length, result.failure, result.remaining.length]).toEqual([1, null, 2]);
  });
});

describe("images that texts show", () => {
  const imagePaths = ["docs/img/a b.png", "docs/map(1).svg", "assets/x.PNG", "docs/guide/y.gif"];
  const replaced = async (text: string, path = "docs/guide/page.md") => {
    const { articles } = planImport([{ path, text }, { path: "docs/other.md", text: "x" }], { imagePaths });
    const bodies: string[] = [];
    const result = await runImport(articles, {
      upload: async (image) => ({ kind: "uploaded", url: `/api/files/${imagePaths.indexOf(image)}` }),
      create: async (article, _parentId, body) => (bodies.push(body), { kind: "saved", id: article.path, version: 1 }),
    });
    expect(countImages(articles)).toBe(result.images.urls.size);
    return bodies[articles.findIndex((article) => article.path.endsWith("page.md"))];
  };

  test.each([
    ["![a](y.gif)", "![a](/api/files/3)"],
    ["![a](./y.gif 'A title')", "![a](/api/files/3 'A title')"],
    ["![a](../img/a%20b.png)\r\n", "![a](/api/files/0)\r\n"],
    ["![a](<../img/a b.png> \"t\")", '![a](</api/files/0> "t")'],
    ["![a](../map(1).svg)", "![a](/api/files/1)"],
    ["![a](../map\\(1\\).svg?raw=true)", "![a](/api/files/1)"],
    ["![a](../../assets/X.png#top)", "![a](/api/files/2)"],
    ["![a](/img/a%20b.png)", "![a](/api/files/0)"],
    ["[see](y.gif) and [![b](y.gif)](y.gif)", "[see](/api/files/3) and [![b](/api/files/3)](/api/files/3)"],
    ["![a][m]\n\n[m]: y.gif 'x'\n", "![a][m]\n\n[m]: /api/files/3 'x'\n"],
    ["<p><img alt='a' src='y.gif' width=3></p>", "<p><img alt='a' src='/api/files/3' width=3></p>"],
    ["```\n![a](y.gif)\n```\n![a](y.gif)", "```\n![a](y.gif)\n```\n![a](/api/files/3)"],
    ["Write `![a](y.gif)` for ![a](y.gif)", "Write `![a](y.gif)` for ![a](/api/files/3)"],
  ])("%j", async (text, expected) => {
    expect(await replaced(text)).toBe(expected);
  });

  test.each(["![a](https://example.org/y.gif)", "![a](data:image/gif;base64,AA==)", "![a](missing.gif)", "![a](//y.gif)", "y.gif", "![a](../y.gif)", "![a]()"])("%j stays", async (text) => {
    expect(await replaced(text)).toBe(text);
  });

  test("an image is sent once, before the first text that shows it; one that is refused keeps its old place", async () => {
    const files = [{ path: "a.md", text: "![](x.png) ![](y.png)" }, { path: "b.md", text: "![](x.png)" }];
    const { articles } = planImport(files, { imagePaths: ["x.png", "y.png", "unused.png"] });
    const log: string[] = [];
    const steps: UploadStep[] = [{ kind: "wait", ms: 1 }, { kind: "uploaded", url: "/u" }, { kind: "refused", reason: "is no image" }];
    const result = await runImport(articles, {
      sleep: async () => {},
      upload: async (path) => (log.push(path), steps.shift()!),
      create: async (_article, _parentId, body) => (log.push(body), { kind: "saved", id: "1", version: 1 }),
    });
    expect(log).toEqual(["x.png", "x.png", "y.png", "![](/u) ![](y.png)", "![](/u)"]);
    expect(result.images.refused).toEqual([{ path: "y.png", message: "is no image" }]);
  });

  test("an import that stops at an image goes on from there, and sends nothing twice", async () => {
    const { articles } = planImport([{ path: "a.md", text: "![](x.png) ![](y.png)" }], { imagePaths: ["x.png", "y.png"] });
    const create = async (_article: unknown, _parentId: unknown, body: string): Promise<CreateStep> => ({ kind: "saved", id: body, version: 1 });
    const first = await runImport(articles, { create, upload: async (path) => (path === "x.png" ? { kind: "uploaded", url: "/x" } : { kind: "failed", reason: "offline" }) });
    expect([first.created, first.failure]).toEqual([[], { path: "y.png", reason: "offline" }]);
    const second = await runImport(first.remaining, { before: first, create, upload: async (path) => ({ kind: "uploaded", url: `/again-${path}` }) });
    expect(second.created.map((article) => article.id)).toEqual(["![](/x) ![](/again-y.png)"]);
  });
});
