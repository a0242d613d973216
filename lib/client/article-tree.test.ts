import fc from "fast-check";
import { expect, test } from "vitest";
import type { ArticleListItem } from "../articles/schema";
import { articleTree, byId, familyOf, pathTo, withoutArchived, type ArticleNode } from "./article-tree";

const article = (id: string, parentId: string | null = null, title = id) => ({ id, parentId, title }) as ArticleListItem;
const shape = (nodes: ArticleNode[]): unknown[] => nodes.map((node) => (node.children.length ? [node.article.id, shape(node.children)] : node.article.id));
const idsIn = (nodes: ArticleNode[]): string[] => nodes.flatMap((node) => [node.article.id, ...idsIn(node.children)]);

test.each([
  ["children under their parents, by title", [article("b"), article("a10", "b"), article("a9", "b")], [["b", ["a9", "a10"]]]],
  ["a parent that is not there", [article("a", "gone")], ["a"]],
  ["a circle is cut open", [article("a", "b"), article("b", "a")], ["a", "b"]],
  ["its own parent", [article("a", "a")], ["a"]],
])("%s", (_name, articles, expected) => {
  expect(shape(articleTree(articles))).toEqual(expected);
});

test("whatever the parents are, every article is in the tree once", () => {
  const ids = fc.constantFrom("a", "b", "c", "d", "e");
  fc.assert(
    fc.property(fc.array(fc.record({ id: ids, parentId: fc.option(ids) }), { maxLength: 5 }), (rows) => {
      const articles = [...new Map(rows.map((row) => [row.id, article(row.id, row.parentId)])).values()];
      expect(idsIn(articleTree(articles)).sort()).toEqual(articles.map((each) => each.id).sort());
    }),
  );
});

test("what is archived leaves the tree, unless something else stands below it or it is open", () => {
  const archived = (id: string, parentId: string | null = null) => ({ ...article(id, parentId), status: "archived" }) as ArticleListItem;
  const tree = articleTree([article("a"), archived("b", "a"), archived("c"), article("d", "c"), archived("e"), archived("f", "e")]);
  expect(shape(withoutArchived(tree, null))).toEqual(["a", ["c", ["d"]]]);
  expect(shape(withoutArchived(tree, "f"))).toEqual(["a", ["c", ["d"]], ["e", ["f"]]]);
});

test("the way to an article, and its family", () => {
  const articles = [article("a"), article("b", "a"), article("c", "b"), article("x")];
  expect(pathTo("c", byId(articles)).map((each) => each.id)).toEqual(["a", "b"]);
  expect(pathTo("nowhere", byId(articles))).toEqual([]);
  expect([...familyOf("a", articles)].sort()).toEqual(["a", "b", "c"]);
});
