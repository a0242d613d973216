import { savedArticleSchema, type Article } from "../articles/schema";
import { scheduleListSchema, scheduleSchema, type Schedule, type ScheduleRequest, type Transition } from "../publishing/schema";
import { clashOf, type Clash, type RequestOptions, type WriteOptions } from "./articles-api";
import { readFailure, writeFailure, type Failure, type ReadFailure, type WriteFailure } from "./failures";
import { isOk, pathOf, type Send } from "./transport";

export type TakeStep = { kind: "saved"; article: Article } | Clash | WriteFailure | Failure<"gone" | "invalidTransition">;
export type SetSchedule = { kind: "saved"; schedule: Schedule } | WriteFailure | Failure<"gone" | "scheduleOverlap">;
export type RemoveSchedule = { kind: "deleted" } | WriteFailure | Failure<"gone">;

export function publishingApi(send: Send) {
  return {
    /**
     * Publishes an article, archives it, or takes either back, as its next version. `version` is the one it was
     * asked for at, and another one there now is a `conflict`; null for whichever is there.
     */
    async takeStep(id: string, step: Transition, version: number | null, options: WriteOptions = {}): Promise<TakeStep> {
      const path = pathOf("articles", id, step);
      const reply = await send("POST", path, { headers: { "if-match": version === null ? "*" : `"${version}"` }, ...options });
      if (isOk(reply)) return { kind: "saved", article: savedArticleSchema.parse(reply.body) };
      return clashOf(reply) ?? writeFailure({ method: "POST", path }, reply, "gone", "invalidTransition");
    },

    /** The schedules of an article of which something is left to be done. */
    async listSchedules(id: string, options: RequestOptions = {}): Promise<{ kind: "ok"; items: Schedule[] } | ReadFailure | Failure<"gone">> {
      const path = pathOf("articles", id, "schedule");
      const reply = await send("GET", path, options);
      if (isOk(reply)) return { kind: "ok", ...scheduleListSchema.parse(reply.body) };
      return readFailure({ method: "GET", path }, reply, "gone");
    },

    /** Sets a schedule, or changes the one that `replaces` names; `missing` where that one does not stand any more. */
    async setSchedule(id: string, schedule: ScheduleRequest, options: WriteOptions = {}): Promise<SetSchedule> {
      const path = pathOf("articles", id, "schedule");
      const reply = await send("PUT", path, { json: schedule, ...options });
      if (isOk(reply)) return { kind: "saved", schedule: scheduleSchema.parse(reply.body) };
      return writeFailure({ method: "PUT", path }, reply, "gone", "scheduleOverlap");
    },

    /** Removes every schedule of an article; `missing` where none was left to be removed. */
    async removeSchedules(id: string, options: WriteOptions = {}): Promise<RemoveSchedule> {
      const path = pathOf("articles", id, "schedule");
      const reply = await send("DELETE", path, options);
      if (isOk(reply)) return { kind: "deleted" };
      return writeFailure({ method: "DELETE", path }, reply, "gone");
    },
  };
}
