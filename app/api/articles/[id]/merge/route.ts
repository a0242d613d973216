import { articleParamsSchema, mergeRequestSchema } from "@/lib/articles/schema";
import { preferredType } from "@/lib/http/request";
import { json } from "@/lib/http/respond";
import { defineResource, withRoute } from "@/lib/http/with-route";

const TYPES = ["application/json", "text/markdown"] as const;

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource({
  // Writes nothing, so that who may read may also try a merge.
  POST: withRoute(
    { access: "read", params: articleParamsSchema, body: mergeRequestSchema },
    async ({ app, viewer, params: { id }, body, request }) => {
      const type = preferredType(request.headers.get("accept"), TYPES);
      if (type === null) return { kind: "not-acceptable", available: [...TYPES] };
      if (type === "text/markdown") {
        const outcome = await app.history.mergeAsText(viewer, id, body);
        if (outcome.kind !== "merged") return outcome;
        const headers = {
          "Content-Type": "text/markdown; charset=utf-8",
          "X-Conflict-Count": String(outcome.conflictCount),
        };
        return new Response(outcome.text, { headers });
      }
      const outcome = await app.history.merge(viewer, id, body);
      return outcome.kind === "merged" ? json(outcome.response) : outcome;
    },
  ),
});
