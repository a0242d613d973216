import "server-only";
import { articleParamsSchema } from "../articles/schema";
import { transitionRequestSchema, type Transition } from "../publishing/schema";
import { readOptionalJson, readSaveOptions } from "./request";
import { savedResponse } from "./respond";
import { defineResource, withRoute } from "./with-route";

/** The resource of one step an article can take: `POST` with `If-Match`, or with the version in the body. */
export function transitionResource(transition: Transition) {
  return defineResource({
    POST: withRoute({ access: "write", params: articleParamsSchema }, async ({ app, viewer, params: { id }, request }) => {
      const body = await readOptionalJson(request, transitionRequestSchema);
      if (body.kind !== "read") return body;
      const options = readSaveOptions(request.headers, body.value.version);
      if (options.kind !== "options") return options;
      const outcome = await app.publishing.transition(viewer, id, transition, options);
      return outcome.kind === "saved" ? savedResponse(outcome) : outcome;
    }),
  });
}
