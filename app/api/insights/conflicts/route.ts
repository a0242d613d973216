import { json } from "@/lib/http/respond";
import { defineResource, withRoute } from "@/lib/http/with-route";
import { insightsQuerySchema } from "@/lib/insights/schema";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource({
  GET: withRoute({ access: "read", query: insightsQuerySchema }, async ({ app, viewer, query }) => {
    return json(await app.insights.read(viewer, query));
  }),
});
