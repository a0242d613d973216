import { z } from "zod";
import { zipResponse } from "@/lib/http/file-responses";
import { defineResource, withRoute } from "@/lib/http/with-route";
import { idSchema } from "@/lib/wire/schema";

const params = z.object({ id: idSchema });

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource({
  GET: withRoute({ access: "read", params }, async ({ app, viewer, params: { id } }) => {
    const outcome = await app.exports.space(viewer, id);
    return outcome.kind === "found" ? zipResponse(outcome.name, outcome.zip) : outcome;
  }),
});
