import { articleParamsSchema, diffQuerySchema } from "@/lib/articles/schema";
import { preferredType } from "@/lib/http/request";
import { json } from "@/lib/http/respond";
import { defineResource, withRoute } from "@/lib/http/with-route";

const TYPES = ["application/json", "text/x-diff"] as const;

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource({
  GET: withRoute(
    { access: "read", params: articleParamsSchema, query: diffQuerySchema },
    async ({ app, viewer, params: { id }, query: { from, to }, request }) => {
      const type = preferredType(request.headers.get("accept"), TYPES);
      if (type === null) return { kind: "not-acceptable", available: [...TYPES] };
      if (type === "text/x-diff") {
        const outcome = await app.history.unifiedDiff(viewer, id, from, to);
        if (outcome.kind !== "found") return outcome;
        return new Response(outcome.text, { headers: { "Content-Type": "text/x-diff; charset=utf-8" } });
      }
      const outcome = await app.history.diff(viewer, id, from, to);
      return outcome.kind === "found" ? json(outcome.diff) : outcome;
    },
  ),
});
