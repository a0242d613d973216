import { json } from "@/lib/http/respond";
import { defineResource, withRoute } from "@/lib/http/with-route";
import { openApiDocument } from "@/lib/openapi/document";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource({
  GET: withRoute({ access: "public" }, async () => json(openApiDocument(), { headers: { "Cache-Control": "public, max-age=300" } })),
});
