import { z } from "zod";
import { json, noContent } from "@/lib/http/respond";
import { defineResource, withRoute } from "@/lib/http/with-route";
import { memberPatchSchema } from "@/lib/spaces/schema";
import { idSchema } from "@/lib/wire/schema";

const params = z.object({ id: idSchema, userId: idSchema });

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource({
  PATCH: withRoute(
    {
      access: "write",
      params,
      body: memberPatchSchema,
      accept: ["application/json", "application/merge-patch+json"],
    },
    async ({ app, viewer, params: { id, userId }, body }) => {
      const outcome = await app.spaces.changeMember(viewer, id, userId, body.role);
      return outcome.kind === "changed" ? json(outcome.member) : outcome;
    },
  ),

  DELETE: withRoute({ access: "write", params }, async ({ app, viewer, params: { id, userId } }) => {
    const outcome = await app.spaces.removeMember(viewer, id, userId);
    return outcome.kind === "removed" ? noContent() : outcome;
  }),
});
