import { z } from "zod";
import { isPrecondition, readWriteVersion } from "@/lib/http/request";
import { json, noContent, notModifiedOr } from "@/lib/http/respond";
import { defineResource, withRoute } from "@/lib/http/with-route";
import { spacePatchSchema } from "@/lib/spaces/schema";
import { idSchema } from "@/lib/wire/schema";

const params = z.object({ id: idSchema });

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource({
  GET: withRoute({ access: "read", params }, async ({ app, viewer, params: { id }, request }) => {
    const outcome = await app.spaces.read(viewer, id);
    if (outcome.kind !== "found") return outcome;
    return notModifiedOr(request, outcome.space, (headers) => json(outcome.space, { headers }));
  }),

  PATCH: withRoute(
    {
      access: "write",
      params,
      body: spacePatchSchema,
      accept: ["application/json", "application/merge-patch+json"],
    },
    async ({ app, viewer, params: { id }, body: { version, ...patch }, request }) => {
      const precondition = readWriteVersion(request.headers, version);
      if (!isPrecondition(precondition)) return precondition;
      const outcome = await app.spaces.update(viewer, id, precondition, patch);
      if (outcome.kind !== "saved") return outcome;
      return json(outcome.space, { headers: { ETag: `"${outcome.space.version}"` } });
    },
  ),

  DELETE: withRoute({ access: "write", params }, async ({ app, viewer, params: { id }, request }) => {
    const precondition = readWriteVersion(request.headers);
    if (!isPrecondition(precondition)) return precondition;
    const outcome = await app.spaces.remove(viewer, id, precondition);
    return outcome.kind === "removed" ? noContent() : outcome;
  }),
});
