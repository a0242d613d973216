import { revisionParamsSchema } from "@/lib/articles/schema";
import { readOptionalJson, readSaveOptions } from "@/lib/http/request";
import { savedResponse } from "@/lib/http/respond";
import { defineResource, withRoute } from "@/lib/http/with-route";
import { transitionRequestSchema } from "@/lib/publishing/schema";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource({
  POST: withRoute({ access: "write", params: revisionParamsSchema }, async ({ app, viewer, params: { id, n }, request }) => {
    const body = await readOptionalJson(request, transitionRequestSchema);
    if (body.kind !== "read") return body;
    const options = readSaveOptions(request.headers, body.value.version);
    if (options.kind !== "options") return options;
    const outcome = await app.history.restore(viewer, id, n, options);
    return outcome.kind === "saved" ? savedResponse(outcome) : outcome;
  }),
});
