import { revisionParamsSchema } from "@/lib/articles/schema";
import { isPrecondition, readWriteVersion } from "@/lib/http/request";
import { savedResponse } from "@/lib/http/respond";
import { defineResource, withRoute } from "@/lib/http/with-route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource({
  POST: withRoute({ access: "write", params: revisionParamsSchema }, async ({ app, viewer, params: { id, n }, request }) => {
    const precondition = readWriteVersion(request.headers);
    if (!isPrecondition(precondition)) return precondition;
    const outcome = await app.history.restore(viewer, id, n, precondition);
    return outcome.kind === "saved" ? savedResponse(outcome) : outcome;
  }),
});
