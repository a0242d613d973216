import { eventsQuerySchema } from "@/lib/events/schema";
import { eventStream, readLastEventId } from "@/lib/http/event-stream";
import { MAX_STREAMS_PER_PERSON } from "@/lib/events/service";
import { defineResource, withRoute } from "@/lib/http/with-route";

/** A stream that nobody reads any more is noticed with the next heartbeat. */
const RETRY_SECONDS = 15;

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource({
  GET: withRoute({ access: "read", query: eventsQuerySchema }, async ({ app, viewer, query, request, isStillAllowed }) => {
    const last = readLastEventId(request.headers);
    if (last.kind !== "place") return last;
    // A reconnecting browser repeats the address it began with, and says in the header how far it has come.
    const since = last.place ?? query.since ?? null;
    // An article in the trash is followed as well: it may come back.
    const article = query.article ? await app.articles.open(viewer, query.article, "viewer", { withDeleted: true }) : null;
    if (article && article.kind !== "found") return article;
    const space = query.space ? await app.spaces.read(viewer, query.space) : null;
    if (space && space.kind !== "found") return space;
    const spaceId = article?.row.spaceId ?? space?.space.id ?? null;
    if (!app.events.admits(viewer)) {
      return { kind: "throttled", retryAfterSeconds: RETRY_SECONDS, detail: `More than ${MAX_STREAMS_PER_PERSON} event streams of one account are open. Close some, then try again.` };
    }
    return eventStream(request.signal, (sink) => app.events.open({ viewer, filter: query, spaceId, since, sink, isStillAllowed }));
  }),
});
