import { expect, test } from "vitest";
import { linkedArticle, linkedArticleIds } from "./links";

test("the articles that a text may link to, each once", () => {
  expect(linkedArticleIds("[a](/articles/a-1) [b](http://x.org/articles/b_2#part) /articles/a-1 /articles/ /articles.md")).toEqual(["a-1", "b_2"]);
});

test("no text makes more look-ups than a person follows", () => {
  expect(linkedArticleIds(Array.from({ length: 2000 }, (_, i) => `/articles/${i}`).join(" ")).length).toBe(500);
});

test.each([
  ["/articles/a1", { id: "a1", hash: "" }],
  ["/articles/a1#part", { id: "a1", hash: "#part" }],
  ["http://docs.example:3000/articles/a1", { id: "a1", hash: "" }],
  ["https://docs.example:3000/articles/a1", { id: "a1", hash: "" }],
  ["https://elsewhere.example/articles/a1", null],
  ["/articles/a1/history", null],
  ["/p/plan", null],
  ["#part", null],
  ["mailto:ann@example.org", null],
  ["http://[", null],
])("%s on a page of docs.example:3000", (href, expected) => {
  expect(linkedArticle(href, "docs.example:3000")).toEqual(expected);
});
