import { articleCreateSchema, articleQuerySchema } from "@/lib/articles/schema";
import { createdResponse, pageResponse, versionHeaders } from "@/lib/http/respond";
import { defineResource, withRoute } from "@/lib/http/with-route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource({
  GET: withRoute({ access: "read", query: articleQuerySchema }, async ({ app, viewer, query, url }) => {
    const outcome = await app.articles.list(viewer, query);
    return outcome.kind === "found" ? pageResponse(url, outcome) : outcome;
  }),

  POST: withRoute({ access: "write", body: articleCreateSchema }, async ({ app, viewer, body, newId }) => {
    const outcome = await app.articles.create(viewer, body, newId);
    if (outcome.kind !== "created") return outcome;
    return createdResponse(`/api/articles/${outcome.article.id}`, outcome.article, versionHeaders(outcome.article));
  }),
});
