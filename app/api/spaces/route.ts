import { createdResponse, pageResponse } from "@/lib/http/respond";
import { defineResource, withRoute } from "@/lib/http/with-route";
import { spaceCreateSchema } from "@/lib/spaces/schema";
import { pageQuerySchema } from "@/lib/wire/schema";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource({
  GET: withRoute({ access: "read", query: pageQuerySchema }, async ({ app, viewer, query, url }) => {
    const outcome = await app.spaces.list(viewer, query);
    return outcome.kind === "found" ? pageResponse(url, outcome) : outcome;
  }),

  POST: withRoute({ access: "write", body: spaceCreateSchema }, async ({ app, viewer, body, newId }) => {
    const outcome = await app.spaces.create(viewer, body, newId);
    if (outcome.kind !== "created") return outcome;
    return createdResponse(`/api/spaces/${outcome.space.id}`, outcome.space, { ETag: `"${outcome.space.version}"` });
  }),
});
