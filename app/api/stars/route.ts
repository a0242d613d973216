import { json } from "@/lib/http/respond";
import { defineResource, withRoute } from "@/lib/http/with-route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource({
  GET: withRoute({ access: "read" }, async ({ app, viewer }) => json(await app.stars.list(viewer))),
});
