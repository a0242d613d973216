import { articleParamsSchema } from "@/lib/articles/schema";
import { json, noContent } from "@/lib/http/respond";
import { defineResource, withRoute } from "@/lib/http/with-route";
import { scheduleRequestSchema } from "@/lib/publishing/schema";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource({
  GET: withRoute({ access: "read", params: articleParamsSchema }, async ({ app, viewer, params: { id } }) => {
    const outcome = await app.schedules.list(viewer, id);
    return outcome.kind === "found" ? json({ items: outcome.items }) : outcome;
  }),

  PUT: withRoute(
    { access: "write", params: articleParamsSchema, body: scheduleRequestSchema },
    async ({ app, viewer, params: { id }, body }) => {
      const outcome = await app.schedules.put(viewer, id, body);
      return outcome.kind === "scheduled" ? json(outcome.schedule) : outcome;
    },
  ),

  DELETE: withRoute({ access: "write", params: articleParamsSchema }, async ({ app, viewer, params: { id } }) => {
    const outcome = await app.schedules.remove(viewer, id);
    return outcome.kind === "removed" ? noContent() : outcome;
  }),
});
