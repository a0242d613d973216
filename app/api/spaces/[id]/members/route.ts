import { z } from "zod";
import { createdResponse, pageResponse } from "@/lib/http/respond";
import { defineResource, withRoute } from "@/lib/http/with-route";
import { memberCreateSchema } from "@/lib/spaces/schema";
import { idSchema, pageQuerySchema } from "@/lib/wire/schema";

const params = z.object({ id: idSchema });

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource({
  GET: withRoute({ access: "read", params, query: pageQuerySchema }, async ({ app, viewer, params: { id }, query, url }) => {
    const outcome = await app.spaces.listMembers(viewer, id, query);
    return outcome.kind === "found" ? pageResponse(url, outcome) : outcome;
  }),

  POST: withRoute({ access: "write", params, body: memberCreateSchema }, async ({ app, viewer, params: { id }, body }) => {
    const outcome = await app.spaces.addMember(viewer, id, body);
    if (outcome.kind !== "created") return outcome;
    return createdResponse(`/api/spaces/${id}/members/${outcome.member.userId}`, outcome.member);
  }),
});
