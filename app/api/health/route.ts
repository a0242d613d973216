import { json } from "@/lib/http/respond";
import { defineResource, withRoute } from "@/lib/http/with-route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource({
  GET: withRoute({ access: "public" }, async ({ app }) => {
    try {
      await app.database.ping();
    } catch {
      return { kind: "unavailable" };
    }
    return json({ status: "ok", database: app.database.kind });
  }),
});
