import { revisionParamsSchema } from "@/lib/articles/schema";
import { json } from "@/lib/http/respond";
import { defineResource, withRoute } from "@/lib/http/with-route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource({
  GET: withRoute({ access: "read", params: revisionParamsSchema }, async ({ app, viewer, params: { id, n } }) => {
    const outcome = await app.history.mergeRecord(viewer, id, n);
    return outcome.kind === "found" ? json(outcome.record) : outcome;
  }),
});
