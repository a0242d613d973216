import { eventsQuerySchema } from "@/lib/events/schema";
import { eventStream, readLastEventId } from "@/lib/http/event-stream";
import { defineResource, withRoute } from "@/lib/http/with-route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource({
  GET: withRoute({ access: "read", query: eventsQuerySchema }, async ({ app, viewer, query, request, isStillAllowed }) => {
    const last = readLastEventId(request.headers);
    if (last.kind !== "place") return last;
    // A reconnecting browser repeats the address it began with, and says in the header how far it has come.
    const since = last.place ?? query.since ?? null;
    return eventStream(request.signal, (sink) => app.events.open({ viewer, filter: query, since, sink, isStillAllowed }));
  }),
});
