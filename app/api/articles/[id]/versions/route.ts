import { articleParamsSchema } from "@/lib/articles/schema";
import { pageResponse } from "@/lib/http/respond";
import { defineResource, withRoute } from "@/lib/http/with-route";
import { pageQuerySchema } from "@/lib/wire/schema";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource({
  GET: withRoute(
    { access: "read", params: articleParamsSchema, query: pageQuerySchema },
    async ({ app, viewer, params: { id }, query, url }) => {
      const outcome = await app.history.list(viewer, id, query);
      return outcome.kind === "found" ? pageResponse(url, outcome) : outcome;
    },
  ),
});
