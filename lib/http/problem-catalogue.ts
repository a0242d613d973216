import type { ArticleProblem } from "../articles/problems";
import type { FileProblem } from "../files/problems";
import type { IdempotencyProblem } from "../idempotency/problems";
import type { PublishingProblem } from "../publishing/problems";
import type { SpaceProblem } from "../spaces/problems";
import type { UserProblem } from "../users/problems";
import type { CommonProblem } from "../wire/problems";

/** Everything a request can be answered with instead of what it asked for. */
export type Problem = CommonProblem | UserProblem | SpaceProblem | ArticleProblem | PublishingProblem | FileProblem | IdempotencyProblem;
export type ProblemKind = Problem["kind"];

export type CatalogueEntry = {
  status: number;
  title: string;
  /** What it means, for the page under /problems. */
  meaning: string;
  /** What a client or a person does next. */
  remedy: string;
};

/** Each kind of problem once: status, title, and the words of its page. Isomorphic. */
export const PROBLEM_CATALOGUE: Record<ProblemKind, CatalogueEntry> = {
  malformed: {
    status: 400,
    title: "Malformed request",
    meaning: "The request could not be read, or its content breaks the schema. Nothing was written.",
    remedy: "Correct what `errors` lists: `path` is the place in the request, `message` what is expected there.",
  },
  impossible: {
    status: 422,
    title: "Impossible request",
    meaning: "Each part of the request is well-formed, but together they cannot be carried out. Nothing was written.",
    remedy: "Read `detail` and `errors`; send a request that can be true.",
  },
  unauthenticated: {
    status: 401,
    title: "Not signed in",
    meaning: "This needs a session or a token, and the request carried none that is valid.",
    remedy: "Sign in, or send `Authorization: Bearer <token>` with a token that is neither expired nor revoked.",
  },
  "wrong-credentials": {
    status: 401,
    title: "Wrong email or password",
    meaning: "No account has this email together with this password. Which of the two is wrong is never said.",
    remedy: "Check both and try again. After several failures in a row the answer is 429 for a while.",
  },
  forbidden: {
    status: 403,
    title: "Not allowed",
    meaning: "You may see this, but not do what the request asked for. Nothing was written.",
    remedy: "Ask an owner of the space for a higher role, or use a token with the scope `write`.",
  },
  "registration-closed": {
    status: 403,
    title: "Registration is closed",
    meaning: "This installation does not let people create accounts by themselves.",
    remedy: "Ask the person who runs it for an account.",
  },
  "not-invited": {
    status: 403,
    title: "Invitation needed",
    meaning: "An account is created here with an invitation. None was given, or the one given was used already, was revoked or has expired.",
    remedy: "Ask the person who runs this installation for a new link: each one is for one account, and holds for seven days.",
  },
  "not-found": {
    status: 404,
    title: "Not found",
    meaning: "There is nothing at this address, or nothing that you may see.",
    remedy: "Check the id and the account you use.",
  },
  "method-not-allowed": {
    status: 405,
    title: "Method not allowed",
    meaning: "The address exists, but not for this method.",
    remedy: "Use one of the methods named in the `Allow` header.",
  },
  "not-acceptable": {
    status: 406,
    title: "Not acceptable",
    meaning: "The resource cannot be given in a form that the `Accept` header allows.",
    remedy: "Accept one of the media types listed in `available`.",
  },
  "request-timeout": {
    status: 408,
    title: "Request incomplete",
    meaning: "The connection was open for long, and the request on it never came to its end. Nothing was written.",
    remedy: "Send it again over a new connection; a large body has two minutes.",
  },
  "version-conflict": {
    status: 409,
    title: "Conflict",
    meaning:
      "The write was made from a version that is not the current one, so it would have overwritten somebody's work. Nothing was written. HTTP also knows 412 for a failed If-Match; this API answers 409 for every stale write, because 409 is defined to carry what is needed to merge.",
    remedy:
      "Fetch `links.current` and `links.base`, merge your change into the current text (or let `POST` to `links.merge` do it), and send the result with `currentVersion`. Never repeat the same write with a newer version: that is the silent overwrite this answer exists to prevent.",
  },
  "space-version-conflict": {
    status: 409,
    title: "Conflict",
    meaning: "The space has changed since the version that this write was made from. Nothing was written.",
    remedy: "Fetch the space again, apply your change to it, and send it with `currentVersion`.",
  },
  "already-exists": {
    status: 409,
    title: "Already exists",
    meaning: "A create with `If-None-Match: *` found an article under this id. Nothing was written.",
    remedy: "Choose another id, or update the article with the version it has now.",
  },
  duplicate: {
    status: 409,
    title: "Duplicate",
    meaning: "The value of `field` must be unique and is taken already. Nothing was written.",
    remedy: "Choose another value, or use what exists (`links.existing`, where you may see it).",
  },
  "in-use": {
    status: 409,
    title: "In use",
    meaning: "It cannot be removed while others depend on it. `blockers` links the first of them, `total` counts them.",
    remedy: "Move or remove what is listed, then try again.",
  },
  "invalid-transition": {
    status: 409,
    title: "Not possible from here",
    meaning: "The article's status does not allow this step. Nothing was written.",
    remedy: "`currentStatus` says where it stands, `allowed` names the steps that are possible.",
  },
  "schedule-overlap": {
    status: 409,
    title: "Schedule overlaps",
    meaning: "Another schedule of this article stands, and its time overlaps the one asked for. Nothing was written.",
    remedy: "Remove the one that stands (`existing`), or choose another time.",
  },
  "request-in-progress": {
    status: 409,
    title: "Request in progress",
    meaning: "The first request with this `Idempotency-Key` is still running.",
    remedy: "Send the same request again a moment later: it gets the first one's answer.",
  },
  "idempotency-mismatch": {
    status: 422,
    title: "Key used for another request",
    meaning: "This `Idempotency-Key` came with another request within the last 24 hours. Nothing was written.",
    remedy: "Use a new key for a new request, and the same key only to repeat the very same request.",
  },
  "last-owner": {
    status: 409,
    title: "Last owner",
    meaning: "A space always has at least one owner, and this change would leave it with none.",
    remedy: "Make somebody else an owner first.",
  },
  gone: {
    status: 410,
    title: "Deleted",
    meaning: "The article is in the trash: `deletedBy` put it there at `deletedAt`. Nothing was written.",
    remedy: "POST to `links.restore` to bring it back, or save your text as a new article.",
  },
  "too-large": {
    status: 413,
    title: "Too large",
    meaning: "The request, what is in it, or what it would come to with what is there already, is over the limit that `detail` names. Nothing was written.",
    remedy: "Split the article in two; make the image smaller; remove files of the space that no article refers to.",
  },
  "unsupported-media-type": {
    status: 415,
    title: "Unsupported media type",
    meaning: "The body is of a type that this address does not read, or is not what its type says. Nothing was written.",
    remedy: "Send one of the types named in the `Accept` header of the answer.",
  },
  "precondition-required": {
    status: 428,
    title: "Version required",
    meaning: "Every write names the version it was made from, and this one did not. Nothing was written.",
    remedy: 'Send `If-Match: "<version>"` or `"version": <version>` with the version you last read.',
  },
  throttled: {
    status: 429,
    title: "Too many requests",
    meaning: "This was tried too often within a short time.",
    remedy: "Wait as many seconds as the `Retry-After` header says.",
  },
  "headers-too-large": {
    status: 431,
    title: "Headers too large",
    meaning: "The request line and the headers together are over the limit that `detail` names. Nothing was written.",
    remedy: "Send fewer or shorter headers. In a browser old cookies of the same host are a common cause: remove them.",
  },
  internal: {
    status: 500,
    title: "Unexpected fault",
    meaning: "Something broke on the server. It is written to the log under the `requestId`.",
    remedy: "Read what is there now before you repeat a write. If the fault stays, report the `requestId`.",
  },
  unavailable: {
    status: 503,
    title: "Temporarily unavailable",
    meaning: "The database could not take the request. Nothing was written.",
    remedy: "Try the same request again after as many seconds as the `Retry-After` header says.",
  },
};

/** The kinds that share a page with another: the address of a problem type stays one for one meaning. */
export function problemType(kind: ProblemKind): string {
  if (kind === "space-version-conflict") return "/problems/version-conflict";
  return `/problems/${kind}`;
}
