import type { ArticleQuery } from "./schema";

/** Which articles a list holds, in which order, and where one of its pages begins. */

export type ListFilter = Omit<ArticleQuery, "limit" | "cursor" | "deleted" | "q" | "sort"> & {
  sort: NonNullable<ArticleQuery["sort"]>;
  isDeleted: boolean;
  /** Of these articles alone. */
  ids?: readonly string[];
};
export type ListPlace = { value: string; id: string };

export type SortField = "updatedAt" | "createdAt" | "title";

/** Takes `-updatedAt` and the like apart. */
export function sortOf(sort: NonNullable<ArticleQuery["sort"]>): { field: SortField; direction: "asc" | "desc" } {
  return sort.startsWith("-")
    ? { field: sort.slice(1) as SortField, direction: "desc" }
    : { field: sort as SortField, direction: "asc" };
}
