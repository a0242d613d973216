import { articleDeleteQuerySchema, articleParamsSchema, articlePatchSchema, articlePutSchema } from "@/lib/articles/schema";
import { AS_JSON, readArticle } from "@/lib/http/article-reads";
import { createOrSave, deleteOrPurge } from "@/lib/http/article-writes";
import { readSaveOptions } from "@/lib/http/request";
import { savedResponse } from "@/lib/http/respond";
import { defineResource, withRoute } from "@/lib/http/with-route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource({
  GET: withRoute({ access: "read", params: articleParamsSchema }, ({ app, viewer, params: { id }, request }) =>
    readArticle(app, viewer, id, request, AS_JSON),
  ),

  PUT: withRoute(
    { access: "write", params: articleParamsSchema, body: articlePutSchema },
    ({ app, viewer, params: { id }, body, request }) => createOrSave(app, viewer, id, body, request.headers),
  ),

  PATCH: withRoute(
    {
      access: "write",
      params: articleParamsSchema,
      body: articlePatchSchema,
      accept: ["application/merge-patch+json", "application/json"],
    },
    async ({ app, viewer, params: { id }, body: { version, ...input }, request }) => {
      const options = readSaveOptions(request.headers, version);
      if (options.kind !== "options") return options;
      const outcome = await app.articles.save(viewer, id, input, options);
      return outcome.kind === "saved" ? savedResponse(outcome) : outcome;
    },
  ),

  DELETE: withRoute(
    { access: "write", params: articleParamsSchema, query: articleDeleteQuerySchema },
    ({ app, viewer, params: { id }, query, request }) => deleteOrPurge(app, viewer, id, query.purge === "true", request.headers),
  ),
});
