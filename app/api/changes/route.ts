import { changesQuerySchema } from "@/lib/events/schema";
import { json } from "@/lib/http/respond";
import { defineResource, withRoute } from "@/lib/http/with-route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource({
  GET: withRoute({ access: "read", query: changesQuerySchema }, async ({ app, viewer, query }) => {
    return json(await app.events.page(viewer, query), { headers: { "Cache-Control": "private, no-cache" } });
  }),
});
