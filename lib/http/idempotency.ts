import "server-only";
import type { Viewer } from "../auth/viewer";
import type { App } from "../server/app";
import { Reply, urlOf, withBytes, type Answer, type RouteRequest } from "./exchange";
import { isProblem, withRequestId } from "./problem";
import type { Problem } from "./problem-catalogue";
import { freshId, type NewId } from "../idempotency/new-id";
import { readBytes } from "./request";

const METHODS_WITH_KEY = new Set(["POST", "PUT"]);
/** What decides, beside address and body, what a request asks for. */
const HEADERS_THAT_MATTER = ["content-type", "accept", "if-match", "if-none-match", "if-unmodified-since", "prefer"];

/** Whether an answer says that nothing was decided: the same request may be carried out another time. */
const isRefusal = (status: number) => status === 401 || status === 403 || status === 429;

/**
 * Runs `work` once for each `Idempotency-Key` of a caller; a repetition gets the first answer. `toResponse`
 * makes a response of what `work` returns; a problem that is repeated names `requestId`, the repetition's own. A run whose end nobody saw, because its process died, may have made what it
 * was to make: the next one is given the same id for it.
 */
export async function oncePerKey(
  app: App,
  viewer: Viewer | null,
  request: RouteRequest,
  work: (request: RouteRequest, newId: NewId) => Promise<Answer | Problem>,
  toResponse: (answer: Answer | Problem) => Answer,
  requestId: string,
): Promise<Answer | Problem> {
  const key = METHODS_WITH_KEY.has(request.method) ? request.headers.get("idempotency-key") : null;
  if (key === null) return work(request, freshId());
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
    return { kind: "malformed", faults: [{ path: "Idempotency-Key", message: "must be 1 to 255 visible ASCII characters" }] };
  }
  const body = await readBytes(request);
  if (body.kind !== "read") return body;
  const { pathname, search } = urlOf(request);
  const headers = HEADERS_THAT_MATTER.map((name) => request.headers.get(name) ?? "");
  const begun = await app.idempotency.begin({
    userId: viewer?.userId ?? null,
    key,
    parts: [request.method, pathname + search, ...headers, body.bytes],
  });
  if (begun.kind === "again") {
    const { status, body: text, headers: kept } = begun.answer;
    const reply = new Reply(text === "" ? null : text, { status, headers: [...kept, ["Idempotency-Replayed", "true"]] });
    return isProblem(reply) ? withRequestId(reply, requestId) : reply;
  }
  if (begun.kind !== "first") return begun;
  try {
    const response = toResponse(await work(withBytes(request, body.bytes), begun.claim.newId));
    if (isRefusal(response.status)) {
      await app.idempotency.abandon(begun.claim);
    } else if (response.status >= 500) {
      // A commit whose answer was lost looks like this as well.
      await app.idempotency.breakOff(begun.claim);
    } else {
      const answer = { status: response.status, headers: [...response.headers], body: response instanceof Reply ? (response.body ?? "") : await response.clone().text() };
      // What was carried out is said to have been, also when only the memory of it fails.
      await app.idempotency.finish(begun.claim, answer).catch((error: unknown) => app.log.error({ error: String(error) }, "answer not kept"));
    }
    return response;
  } catch (error) {
    await app.idempotency.breakOff(begun.claim).catch(() => {});
    throw error;
  }
}
