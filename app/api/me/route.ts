import { json } from "@/lib/http/respond";
import { defineResource, withRoute } from "@/lib/http/with-route";
import { mePatchSchema } from "@/lib/users/schema";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource({
  GET: withRoute({ access: "read" }, async ({ app, viewer }) => {
    const outcome = await app.users.me(viewer);
    return outcome.kind === "found" ? json(outcome.me) : outcome;
  }),

  PATCH: withRoute(
    { access: "write", body: mePatchSchema, accept: ["application/json", "application/merge-patch+json"] },
    async ({ app, viewer, body, sessionSecret }) => {
      const outcome = await app.users.update(viewer, body, sessionSecret);
      return outcome.kind === "saved" ? json(outcome.me) : outcome;
    },
  ),
});
