import { starListSchema, type StarList } from "../stars/schema";
import type { RequestOptions, WriteOptions } from "./articles-api";
import { readFailure, writeFailure, type Failure, type ReadFailure, type WriteFailure } from "./failures";
import { isOk, pathOf, type Send } from "./transport";

export type SetStar = { kind: "saved" } | WriteFailure | Failure<"gone">;

export function starsApi(send: Send) {
  return {
    /** The articles that the caller wants at hand, the one starred last first. */
    async listStars(options: RequestOptions = {}): Promise<({ kind: "ok" } & StarList) | ReadFailure> {
      const path = pathOf("stars");
      const reply = await send("GET", path, options);
      if (isOk(reply)) return { kind: "ok", ...starListSchema.parse(reply.body) };
      return readFailure({ method: "GET", path }, reply);
    },

    /** Stars an article, or takes the star away; either may be done again. */
    async setStar(articleId: string, isStarred: boolean, options: WriteOptions = {}): Promise<SetStar> {
      const method = isStarred ? "PUT" : "DELETE";
      const path = pathOf("articles", articleId, "star");
      const reply = await send(method, path, options);
      if (isOk(reply)) return { kind: "saved" };
      return writeFailure({ method, path }, reply, "gone");
    },
  };
}
