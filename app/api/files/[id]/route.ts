import { fileParamsSchema } from "@/lib/files/schema";
import { fileHeaders, hasSameBytes } from "@/lib/http/file-responses";
import { noContent } from "@/lib/http/respond";
import { defineResource, withRoute } from "@/lib/http/with-route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource({
  GET: withRoute({ access: "public", params: fileParamsSchema }, async ({ app, maybeViewer, params: { id }, request }) => {
    const found = await app.files.find(maybeViewer, id);
    if (found.kind !== "found") return found;
    const headers = fileHeaders(found.file, found.isMember);
    if (hasSameBytes(request.headers.get("if-none-match"), found.file.sha256)) return new Response(null, { status: 304, headers });
    const length = { "Content-Length": String(found.file.size) };
    if (request.method === "HEAD") return new Response(null, { headers: { ...headers, ...length } });
    const content = await app.files.read(found.file);
    return content.kind === "read" ? new Response(content.bytes as BodyInit, { headers: { ...headers, ...length } }) : content;
  }),

  DELETE: withRoute({ access: "write", params: fileParamsSchema }, async ({ app, viewer, params: { id } }) => {
    const outcome = await app.files.remove(viewer, id);
    return outcome.kind === "removed" ? noContent() : outcome;
  }),
});
