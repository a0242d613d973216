import { createdResponse, pageResponse } from "@/lib/http/respond";
import { defineResource, withRoute } from "@/lib/http/with-route";
import { invitationCreateSchema } from "@/lib/users/schema";
import { pageQuerySchema } from "@/lib/wire/schema";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource({
  GET: withRoute({ access: "session", query: pageQuerySchema }, async ({ app, viewer, query, url }) => {
    const outcome = await app.invitations.list(viewer, query);
    return outcome.kind === "found" ? pageResponse(url, outcome) : outcome;
  }),

  POST: withRoute({ access: "session", body: invitationCreateSchema }, async ({ app, viewer, body, newId }) => {
    const outcome = await app.invitations.create(viewer, body, newId);
    if (outcome.kind !== "created") return outcome;
    return createdResponse(`/api/invitations/${outcome.invitation.id}`, outcome.invitation);
  }),
});
