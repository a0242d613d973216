import { z } from "zod";
import { noContent } from "@/lib/http/respond";
import { defineResource, withRoute } from "@/lib/http/with-route";
import { idSchema } from "@/lib/wire/schema";

const params = z.object({ id: idSchema });

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource({
  DELETE: withRoute({ access: "session", params }, async ({ app, viewer, params: { id } }) => {
    const outcome = await app.invitations.revoke(viewer, id);
    return outcome.kind === "revoked" ? noContent() : outcome;
  }),
});
