import { articleParamsSchema, revisionQuerySchema } from "@/lib/articles/schema";
import { pageResponse } from "@/lib/http/respond";
import { defineResource, withRoute } from "@/lib/http/with-route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource({
  GET: withRoute(
    { access: "read", params: articleParamsSchema, query: revisionQuerySchema },
    async ({ app, viewer, params: { id }, query, url }) => {
      const outcome = await app.history.list(viewer, id, query);
      return outcome.kind === "found" ? pageResponse(url, outcome) : outcome;
    },
  ),
});
