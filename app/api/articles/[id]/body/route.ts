import { articleParamsSchema, bodySchema } from "@/lib/articles/schema";
import { AS_MARKDOWN, readArticle } from "@/lib/http/article-reads";
import { mediaFault } from "@/lib/http/media-type";
import { check, readSaveOptions, readText } from "@/lib/http/request";
import { savedResponse } from "@/lib/http/respond";
import { defineResource, withRoute } from "@/lib/http/with-route";

const MARKDOWN = "text/markdown";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource({
  GET: withRoute({ access: "read", params: articleParamsSchema }, ({ app, viewer, params: { id }, request }) =>
    readArticle(app, viewer, id, request, AS_MARKDOWN),
  ),

  PUT: withRoute({ access: "write", params: articleParamsSchema }, async ({ app, viewer, params: { id }, request }) => {
    // `curl -T notes.md` sends no type at all.
    const types = request.headers.get("content-type") ? [MARKDOWN] : [MARKDOWN, ""];
    const fault = mediaFault(request.headers, types);
    if (fault) return fault;
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
