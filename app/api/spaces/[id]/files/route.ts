import { z } from "zod";
import { fileUploadQuerySchema, MAX_FILE_BYTES } from "@/lib/files/schema";
import { mediaType } from "@/lib/http/media-type";
import { readBytes } from "@/lib/http/request";
import { createdResponse, json, pageResponse } from "@/lib/http/respond";
import { defineResource, withRoute } from "@/lib/http/with-route";
import { idSchema, pageQuerySchema } from "@/lib/wire/schema";

const params = z.object({ id: idSchema });

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource({
  GET: withRoute({ access: "read", params, query: pageQuerySchema }, async ({ app, viewer, params: { id }, query, url }) => {
    const outcome = await app.files.list(viewer, id, query);
    return outcome.kind === "found" ? pageResponse(url, outcome) : outcome;
  }),

  POST: withRoute({ access: "write", params, query: fileUploadQuerySchema }, async ({ app, viewer, params: { id }, query, request }) => {
    const body = await readBytes(request, MAX_FILE_BYTES);
    if (body.kind === "too-large") return { kind: "too-large", limit: `A file may have ${MAX_FILE_BYTES} bytes at most.` };
    if (body.kind !== "read") return body;
    const declaredType = mediaType(request.headers.get("content-type"));
    const outcome = await app.files.upload(viewer, id, { bytes: body.bytes, declaredType, name: query.name });
    if (outcome.kind !== "uploaded") return outcome;
    return outcome.isNew ? createdResponse(outcome.file.url, outcome.file) : json(outcome.file);
  }),
});
