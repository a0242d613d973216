import { defineResource, withRoute } from "@/lib/http/with-route";

const missing = withRoute({ access: "public" }, async () => ({ kind: "not-found" }));

/** Every address under /api that no other file answers. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource({
  GET: missing,
  POST: missing,
  PUT: missing,
  PATCH: missing,
  DELETE: missing,
});
