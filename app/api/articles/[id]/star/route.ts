import { articleParamsSchema } from "@/lib/articles/schema";
import { noContent } from "@/lib/http/respond";
import { defineResource, withRoute } from "@/lib/http/with-route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource({
  PUT: withRoute({ access: "write", params: articleParamsSchema }, async ({ app, viewer, params: { id } }) => {
    const outcome = await app.stars.add(viewer, id);
    return outcome.kind === "starred" ? noContent() : outcome;
  }),

  DELETE: withRoute({ access: "write", params: articleParamsSchema }, async ({ app, viewer, params: { id } }) => {
    const outcome = await app.stars.remove(viewer, id);
    return outcome.kind === "removed" ? noContent() : outcome;
  }),
});
