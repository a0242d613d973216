import "server-only";
import { articleParamsSchema } from "../articles/schema";
import { transitionRequestSchema, type Transition } from "../publishing/schema";
import { isPrecondition, readOptionalJson, readWriteVersion } from "./request";
import { savedResponse } from "./respond";
import { defineResource, withRoute } from "./with-route";

/** The resource of one step an article can take: `POST` with `If-Match`, or with the version in the body. */
export function transitionResource(transition: Transition) {
  return defineResource({
    POST: withRoute({ access: "write", params: articleParamsSchema }, async ({ app, viewer, params: { id }, request }) => {
      const body = await readOptionalJson(request, transitionRequestSchema);
      if (body.kind !== "read") return body;
      const precondition = readWriteVersion(request.headers, body.value.version);
      if (!isPrecondition(precondition)) return precondition;
      const outcome = await app.publishing.transition(viewer, id, transition, precondition);
      return outcome.kind === "saved" ? savedResponse(outcome) : outcome;
    }),
  });
}
