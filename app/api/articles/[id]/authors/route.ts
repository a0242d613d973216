import { articleParamsSchema } from "@/lib/articles/schema";
import { json } from "@/lib/http/respond";
import { defineResource, withRoute } from "@/lib/http/with-route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource({
  GET: withRoute({ access: "read", params: articleParamsSchema }, async ({ app, viewer, params: { id } }) => {
    const outcome = await app.history.authors(viewer, id);
    return outcome.kind === "found" ? json({ items: outcome.items }) : outcome;
  }),
});
