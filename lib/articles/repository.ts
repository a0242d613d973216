import "server-only";
import type { OpenDatabase } from "../db/open";
import { createArticleLists } from "./list-repository";
import { createArticleReads } from "./read-repository";
import { createRevisionReads } from "./revision-repository";
import { createTrashWrites } from "./trash-repository";
import { createArticleWrites } from "./write-repository";

export type ArticleRepository = ReturnType<typeof createArticleRepository>;

/** Articles, their versions and the change feed. `changed` is called after each write that has landed. */
export function createArticleRepository({ db, direct }: Pick<OpenDatabase, "db" | "direct">, { changed = () => {} }: { changed?: () => void } = {}) {
  return {
    ...createArticleReads(db, direct),
    ...createArticleLists(direct),
    ...createRevisionReads(db, direct),
    ...createArticleWrites(db, direct, changed),
    ...createTrashWrites(db, changed),
  };
}
