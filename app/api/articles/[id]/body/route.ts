import { articleParamsSchema, bodySchema } from "@/lib/articles/schema";
import { check, mediaType, readSaveOptions, readText } from "@/lib/http/request";
import { bodyResponse, savedResponse } from "@/lib/http/respond";
import { defineResource, withRoute } from "@/lib/http/with-route";

const MARKDOWN = "text/markdown";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource({
  GET: withRoute({ access: "read", params: articleParamsSchema }, async ({ app, viewer, params: { id }, request }) => {
    const outcome = await app.articles.read(viewer, id);
    return outcome.kind === "found" ? bodyResponse(request, outcome.article) : outcome;
  }),

  PUT: withRoute({ access: "write", params: articleParamsSchema }, async ({ app, viewer, params: { id }, request }) => {
    const type = mediaType(request.headers.get("content-type"));
    // `curl -T notes.md` sends no type at all.
    if (type !== "" && type !== MARKDOWN) return { kind: "unsupported-media-type", accept: [MARKDOWN] };
    const options = readSaveOptions(request.headers);
    if (options.kind !== "options") return options;
    const text = await readText(request);
    if (text.kind !== "read") return text;
    const body = check(bodySchema, text.text);
    if (body.kind !== "read") return body;
    const outcome = await app.articles.save(viewer, id, { body: body.value }, options);
    return outcome.kind === "saved" ? savedResponse(outcome) : outcome;
  }),
});
