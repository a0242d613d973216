import { mergeSideSchema, type Article } from "../articles/schema";
import { contentOf, remoteOf, sameTags, type Content } from "../editor/content";
import type { Failure } from "../editor/events";
import type { SaveOutcome, Transport } from "../editor/ports";
import type { ApiClient } from "./api-client";
import type { AnyFailure } from "./failures";

/** Longer than any sane server takes; after that a connection counts as lost, and the draft is still here. */
const REQUEST_TIMEOUT_MS = 30_000;

/** The save machine's way to the server, over the REST API. `saw` is told of every article that comes back, as the server has it. */
export function articleTransport(client: ApiClient, articleId: string, saw: (article: Article) => void): Transport {
  return {
    async save({ version, content, kind, mergedFrom, note }, { outlivePage }): Promise<SaveOutcome> {
      // What outlives its page has to be small, and what was merged can also be worked out later.
      const yours = outlivePage ? undefined : mergedFrom?.yours && changedFields(mergedFrom.yours, content);
      const origin = { kind, ...(mergedFrom && { mergedFrom: { base: mergedFrom.base, theirs: mergedFrom.theirs, ...(yours && { yours }) } }), ...(note && { note }) };
      return inTime(async (signal) => {
        const article = { ...content, tags: [...content.tags], version, ...origin };
        const outcome = await client.saveArticle(articleId, article, { signal, keepalive: outlivePage });
        if (outcome.kind === "saved") {
          saw(outcome.article);
          return { kind: "saved", stored: { version: outcome.article.version, content: contentOf(outcome.article) } };
        }
        if (outcome.kind === "conflict") return { kind: "conflict", missed: outcome.conflict };
        return failureOf(outcome);
      });
    },
    look: (knownVersion) =>
      inTime(async (signal) => {
        const etag = knownVersion === null ? undefined : `"${knownVersion}"`;
        const outcome = await client.getArticle(articleId, { signal, etag });
        if (outcome.kind !== "ok") return outcome.kind === "unchanged" ? outcome : failureOf(outcome);
        saw(outcome.article);
        return { kind: "ok", theirs: remoteOf(outcome.article) };
      }),
    async revision(version) {
      const outcome = await inTime((signal) => client.getRevision(articleId, version, { signal }));
      return outcome.kind === "ok" ? { version, content: contentOf(outcome.revision) } : null;
    },
    restore: () =>
      inTime(async (signal) => {
        const outcome = await client.restoreArticle(articleId, { signal });
        if (outcome.kind !== "saved") return failureOf(outcome);
        saw(outcome.article);
        return { kind: "ok", theirs: remoteOf(outcome.article) };
      }),
  };
}

/** Of the writer's own text, the fields that the merge has changed. What the server would not take must not keep it from saving. */
function changedFields(yours: Content, merged: Content) {
  const changed = {
    ...(yours.title !== merged.title && { title: yours.title }),
    ...(yours.body !== merged.body && { body: yours.body }),
    ...(!sameTags(yours.tags, merged.tags) && { tags: [...yours.tags] }),
    ...(yours.slug !== merged.slug && { slug: yours.slug }),
    ...(yours.parentId !== merged.parentId && { parentId: yours.parentId }),
  };
  return mergeSideSchema.safeParse(changed).data;
}

type ArticleFailure = Extract<
  AnyFailure,
  { kind: "gone" | "invalid" | "tooLarge" | "forbidden" | "unauthorized" | "missing" | "throttled" | "offline" | "unavailable" }
>;

function failureOf(failure: ArticleFailure): Failure {
  switch (failure.kind) {
    case "gone":
      return { kind: "gone", deletedBy: failure.problem.deletedBy, deletedAt: failure.problem.deletedAt };
    case "throttled":
      return { kind: "throttled", retryAfterMs: failure.retryAfterMs };
    case "unavailable":
      return { kind: "unavailable" };
    default:
      return failure;
  }
}

async function inTime<Outcome>(ask: (signal: AbortSignal) => Promise<Outcome>): Promise<Outcome | Failure> {
  try {
    return await ask(AbortSignal.timeout(REQUEST_TIMEOUT_MS));
  } catch (error) {
    if (error instanceof DOMException && error.name === "TimeoutError") return { kind: "offline" };
    // An answer that does not fit the contract is a fault of the two programs. The text stays here, and stays unsaved.
    reportError(error);
    return { kind: "unavailable" };
  }
}
