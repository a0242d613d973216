import type { ArticleStatus } from "../articles/schema";
import type { Publicity, Transition } from "./schema";

/** What an article becomes by a step. */
export const BECOMES: Record<Transition, ArticleStatus> = {
  publish: "published",
  unpublish: "draft",
  archive: "archived",
  unarchive: "draft",
};

/** Which steps the status of an article allows. A published article can be published again once it has changed. */
export function allowedTransitions(article: Pick<Publicity, "status" | "version" | "publishedVersion">): Transition[] {
  if (article.status === "archived") return ["unarchive"];
  if (article.status === "draft") return ["publish", "archive"];
  return article.publishedVersion === article.version ? ["unpublish", "archive"] : ["publish", "unpublish", "archive"];
}
