import fc from "fast-check";
import { strToU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { parseMarkdownFile } from "../import/parse-markdown-file";
import { planImport } from "../import/plan-import";
import { articleFile } from "./article-file";
import { filePath, withFilePaths } from "./file-links";
import { layOut } from "./layout";
import { zipOf, type ZipEntry } from "./zip";

const back = (given: { title: string; body: string; tags?: string[]; slug?: string }) => {
  const article = { tags: [], slug: "a-slug", ...given };
  expect(parseMarkdownFile("elsewhere.md", articleFile(article))).toEqual(article);
  return articleFile(article);
};

describe("an article as a file, and back", () => {
  test("front matter first, then the text", () => {
    expect(back({ title: "Plan: b", body: "Text\n", tags: ["a", "2024"], slug: "plan-b" })).toBe('---\ntitle: "Plan: b"\nslug: plan-b\ntags:\n  - a\n  - "2024"\n---\n\nText\n');
  });

  test.each([
    ["nothing", ""],
    ["blank lines at the beginning", "\n\n  \nText"],
    ["other line ends", "a\r\nb\rc\n"],
    ["a heading that is the title", "# Title\n\nText"],
    ["a heading that is the title, and nothing else", "# Title"],
    ["an underlined one", "Title\n=====\nText"],
    ["a heading that is not", "# Other\nText"],
    ["a byte order mark", "\uFEFFText"],
    ["a rule", "---\n\nText\n\n---\n"],
    ["what is no front matter", "---\n: [\n---\nText"],
    ["its own keys", "---\n# when\ndate:   2020-01-01 # or so\nlist: [ a,b ]\n---\nText"],
    ["its own keys with other line ends", "---\r\ndate: x\r\n---\r\nText\r\n"],
    ["its own keys on one line", "---\n{ date: x }\n---\nText"],
    ["its own title", "---\ntitle: Another\ndate: x\n---\nText"],
    ["its own keys and the title once more", "---\ndate: x\n---\n# Title\nText"],
  ])("%s", (_name, body) => {
    back({ title: "Title", body });
  });

  test("its own keys stay in one block", () => {
    expect(back({ title: "T", body: "---\ndate: x\n---\nText" })).toBe("---\ntitle: T\nslug: a-slug\ndate: x\n---\nText");
  });

  test("whatever is in it", () => {
    const line = fc.string({ unit: "binary", minLength: 1, maxLength: 40 }).map((text) => text.replace(/[\r\n\0]/g, "")).filter((text) => text.trim() !== "" && text.isWellFormed());
    const piece = fc.constantFrom("# T", "---", "\n", "\n\n", "\r\n", "title: x", "date: y", " ", "`", "![](a)", "text", "=====");
    const body = fc.oneof(fc.array(piece, { maxLength: 12 }).map((parts) => parts.join("")), fc.string({ unit: "binary" }).filter((text) => text.isWellFormed()));
    fc.assert(
      fc.property(fc.oneof(line, fc.constant("T")), body, (title, text) => {
        // Blank lines before a heading that says the title are the one thing that an import may leave out.
        fc.pre(!/^\s+(?:#|\S[^\r\n]*\r?\n=)/.test(text));
        back({ title, body: text });
      }),
      { numRuns: 500 },
    );
  });
});

test("the tree comes back, whatever its addresses are", () => {
  const slug = fc.constantFrom("a", "A", "b", "index", "readme", "README", "files", "10-x", "2-y", "ü");
  const tree = fc.array(fc.record({ slug, parent: fc.nat() }), { minLength: 1, maxLength: 20 }).map((rows) =>
    rows.map(({ slug, parent }, i) => ({ id: `id${i}`, slug, parentId: i === 0 || parent % (i + 1) === i ? null : `id${parent % i}` })),
  );
  fc.assert(
    fc.property(tree, (articles) => {
      const paths = layOut(articles);
      expect(new Set([...paths.values()].map((path) => path.toLowerCase())).size).toBe(articles.length);
      const files = articles.map(({ id, slug }) => ({ path: paths.get(id)!, text: articleFile({ title: id, slug, tags: [], body: "x" }) }));
      const planned = planImport(files).articles;
      expect(planned.every((article) => !article.isFolder)).toBe(true);
      const titles = new Map(planned.map((article) => [article.path, article.title]));
      const parents = new Map(planned.map((article) => [article.title, article.parentPath === null ? null : titles.get(article.parentPath)]));
      for (const { id, parentId } of articles) expect(parents.get(id)).toBe(parentId);
    }),
  );
});

test("images are files beside the texts, and links to them lead there and back", () => {
  const taken = new Set<string>();
  const paths = new Map([["f1", filePath({ name: "Köln (1).png", mediaType: "image/png" }, taken)], ["f2", filePath({ name: "köln-1.PNG", mediaType: "image/png" }, taken)]]);
  expect([...paths.values()]).toEqual(["files/Köln-1.png", "files/köln-1-2.png"]);
  const body = "![a](/api/files/f1 'x') [b]: /api/files/f2\n<img alt='' src='/api/files/f2'> `![](/api/files/f1)` ![](/api/files/none) /api/files/f1";
  const text = withFilePaths(body, "guide/deep/page.md", paths);
  expect(text).toBe("![a](../../files/Köln-1.png 'x') [b]: /api/files/f2\n<img alt='' src='../../files/köln-1-2.png'> `![](/api/files/f1)` ![](/api/files/none) /api/files/f1");
  const plan = planImport([{ path: "guide/deep/page.md", text }, { path: "guide.md", text: "x" }], { imagePaths: paths.values() });
  expect(plan.articles.flatMap((article) => article.images.map((image) => image.path))).toEqual(["files/Köln-1.png", "files/köln-1-2.png"]);
});

test("a zip is made piece by piece", async () => {
  async function* entries(): AsyncGenerator<ZipEntry> {
    yield { path: "ä/a.md", bytes: strToU8("text ".repeat(100_000)), modifiedAt: new Date("2026-01-02T12:00:00Z"), isCompressed: false };
    yield { path: "empty.md", bytes: new Uint8Array(), modifiedAt: new Date("1970-01-01T00:00:00Z"), isCompressed: false };
    yield { path: "files/a.png", bytes: new Uint8Array(200_000).fill(7), modifiedAt: new Date("2026-01-02T12:00:00Z"), isCompressed: true };
  }
  const chunks: Uint8Array[] = [];
  for await (const chunk of zipOf(entries())) chunks.push(chunk);
  expect(chunks.length).toBeGreaterThan(10);
  const files = unzipSync(Buffer.concat(chunks));
  expect(Object.keys(files)).toEqual(["ä/a.md", "empty.md", "files/a.png"]);
  expect(files["ä/a.md"]).toEqual(strToU8("text ".repeat(100_000)));
  expect(files["empty.md"]).toEqual(new Uint8Array());
  expect(files["files/a.png"]).toEqual(new Uint8Array(200_000).fill(7));
});
