import { articleParamsSchema, articlePatchSchema, articlePutSchema } from "@/lib/articles/schema";
import { isPrecondition, readSaveOptions, readWriteVersion } from "@/lib/http/request";
import { articleResponse, noContent, savedResponse } from "@/lib/http/respond";
import { defineResource, withRoute } from "@/lib/http/with-route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource({
  GET: withRoute({ access: "read", params: articleParamsSchema }, async ({ app, viewer, params: { id }, request }) => {
    const outcome = await app.articles.read(viewer, id);
    return outcome.kind === "found" ? articleResponse(request, outcome.article) : outcome;
  }),

  PUT: withRoute(
    { access: "write", params: articleParamsSchema, body: articlePutSchema },
    async ({ app, viewer, params: { id }, body: { version, ...input }, request }) => {
      const options = readSaveOptions(request.headers, version);
      if (options.kind !== "options") return options;
      const outcome = await app.articles.save(viewer, id, input, options);
      return outcome.kind === "saved" ? savedResponse(outcome) : outcome;
    },
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

  DELETE: withRoute({ access: "write", params: articleParamsSchema }, async ({ app, viewer, params: { id }, request }) => {
    const precondition = readWriteVersion(request.headers);
    if (!isPrecondition(precondition)) return precondition;
    const outcome = await app.articles.moveToTrash(viewer, id, precondition);
    return outcome.kind === "deleted" ? noContent() : outcome;
  }),
});
