import { eventsQuerySchema } from "@/lib/events/schema";
import { eventStream, readLastEventId } from "@/lib/http/event-stream";
import { defineResource, withRoute } from "@/lib/http/with-route";

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
    return eventStream(request.signal, (sink) => app.events.open({ viewer, filter: query, spaceId, since, sink, isStillAllowed }));
  }),
});
