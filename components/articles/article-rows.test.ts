import { expect, test } from "vitest";
import type { ArticleListItem } from "@/lib/articles/schema";
import { NO_FILTER, selectRows, statusCounts, type StatusFilter } from "./article-rows";

const article = (title: string, given: Partial<ArticleListItem> = {}) =>
  ({ id: title, parentId: null, title, tags: [], status: "draft", version: 3, publishedVersion: null, publishedSlug: null, updatedAt: "", createdAt: "", ...given }) as unknown as ArticleListItem;
const published = (title: string, publishedVersion: number) => article(title, { status: "published", publishedVersion, publishedSlug: title });

const ARTICLES = [article("a draft"), published("public", 3), published("ahead", 2), article("archived", { status: "archived", tags: ["x"] })];
const titles = (status: StatusFilter, given = {}) => selectRows(ARTICLES, { ...NO_FILTER, sort: "title", status, ...given }).map((row) => row.article.title);

test.each<[StatusFilter, string[]]>([
  ["current", ["a draft", "ahead", "public"]],
  ["draft", ["a draft"]],
  ["published", ["ahead", "public"]],
  ["ahead", ["ahead"]],
  ["archived", ["archived"]],
  ["all", ["a draft", "ahead", "archived", "public"]],
])("%s", (status, expected) => {
  expect(titles(status)).toEqual(expected);
  expect(statusCounts(ARTICLES)[status]).toBe(expected.length);
});

test("what is archived is left out unless it is asked for", () => {
  expect(NO_FILTER.status).toBe("current");
  expect(titles("current", { tag: "x" })).toEqual([]);
  expect(titles("archived", { tag: "x", text: "arch" })).toEqual(["archived"]);
});
