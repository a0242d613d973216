import { revisionParamsSchema } from "@/lib/articles/schema";
import { revisionResponse } from "@/lib/http/respond";
import { defineResource, withRoute } from "@/lib/http/with-route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource({
  GET: withRoute({ access: "read", params: revisionParamsSchema }, async ({ app, viewer, params: { id, n }, request }) => {
    const outcome = await app.history.read(viewer, id, n);
    return outcome.kind === "found" ? revisionResponse(request, outcome.revision) : outcome;
  }),
});
