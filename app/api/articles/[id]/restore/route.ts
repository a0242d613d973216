import { articleParamsSchema } from "@/lib/articles/schema";
import { savedResponse } from "@/lib/http/respond";
import { defineResource, withRoute } from "@/lib/http/with-route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource({
  POST: withRoute({ access: "write", params: articleParamsSchema }, async ({ app, viewer, params: { id } }) => {
    const outcome = await app.articles.restoreFromTrash(viewer, id);
    return outcome.kind === "saved" ? savedResponse(outcome) : outcome;
  }),
});
