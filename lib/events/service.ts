import "server-only";
import { randomUUID } from "node:crypto";
import type { Viewer } from "../auth/viewer";
import type { Logger } from "../log";
import type { Bus } from "./bus";
import { createPresence } from "./presence";
import type { FeedFilter, FeedRepository } from "./repository";
import type { Change, ChangesQuery } from "./schema";

export const HEARTBEAT_MS = 15_000;
/** Changes read at once, by a stream that catches up and by the one reader for all streams. */
const BATCH = 200;

/** Streams that one person may have open in one process: many more than windows, and too few to take all of it. */
export const MAX_STREAMS_PER_PERSON = 100;

/** Where a stream's events go. `send` returns false when the receiver cannot keep up and should come again. */
export type Sink = { send(text: string): boolean; end(): void };

type Stream = {
  viewer: Viewer;
  filter: FeedFilter;
  /** The space that the stream is about; null when it is about whatever its viewer may see. */
  spaceId: string | null;
  sink: Sink;
  /** The last change that was sent or passed over. */
  place: number;
  /** What came in while the stream was still catching up. */
  waiting: Change[] | null;
  isStillAllowed(): Promise<boolean>;
};

export type EventService = ReturnType<typeof createEventService>;

/**
 * The change feed as pages and as live streams. However many streams are open, each new change is read
 * from the database once, and the members of its space are asked for once.
 */
export function createEventService(feed: FeedRepository, bus: Bus, log: Logger) {
  const streams = new Set<Stream>();
  /** How many streams a person has, those that are just being opened included. */
  const counts = new Map<string, number>();
  const presence = createPresence(randomUUID(), (message) => bus.broadcast(message));
  /** The last change handed to the streams. */
  let tail = 0;
  let reading: Promise<void> | null = null;
  /** Whether there may be more than the reading under way will find. */
  let isStale = false;

  async function readNew(): Promise<void> {
    for (;;) {
      const changes = await feed.listAll(tail, BATCH);
      const members = new Map<string, Set<string>>();
      for (const { spaceId } of changes) {
        if (!members.has(spaceId)) members.set(spaceId, await feed.membersOf(spaceId));
      }
      for (const change of changes) {
        tail = change.id;
        for (const stream of streams) {
          if (!members.get(change.spaceId)?.has(stream.viewer.userId) || !passes(stream.filter, change)) continue;
          if (stream.waiting) stream.waiting.push(change);
          else deliver(stream, change);
        }
      }
      if (changes.length < BATCH) return;
    }
  }

  /** Reads what is new; while a reading is under way, one more is made after it, and no more than one. */
  function wake(): void {
    if (streams.size === 0) return;
    if (reading) {
      isStale = true;
      return;
    }
    reading = readNew()
      .catch((error: unknown) => log.warn({ error: String(error) }, "the change feed could not be read"))
      .finally(() => {
        reading = null;
        if (isStale) {
          isStale = false;
          wake();
        }
      });
  }

  function deliver(stream: Stream, change: Change): void {
    if (change.id <= stream.place) return;
    stream.place = change.id;
    if (!stream.sink.send(`id: ${change.id}\nevent: change\ndata: ${JSON.stringify(change)}\n\n`)) close(stream);
  }

  async function tellPresence(article: string): Promise<void> {
    // Who comes while the members are asked for is told of their own coming.
    const listening = [...streams].filter((stream) => stream.filter.article === article);
    const spaceId = listening[0]?.spaceId;
    if (!spaceId) return;
    const members = await feed.membersOf(spaceId);
    const text = `event: presence\ndata: ${JSON.stringify({ articleId: article, people: presence.peopleOf(article) })}\n\n`;
    for (const stream of listening) {
      if (!members.has(stream.viewer.userId) || !stream.sink.send(text)) close(stream);
    }
  }

  function close(stream: Stream): void {
    if (!streams.delete(stream)) return;
    count(stream.viewer, -1);
    stream.sink.end();
    if (stream.filter.article) presence.leave(stream.filter.article, personOf(stream.viewer));
  }

  function count({ userId }: Viewer, step: 1 | -1): void {
    const left = (counts.get(userId) ?? 0) + step;
    if (left > 0) counts.set(userId, left);
    else counts.delete(userId);
  }

  /** Whether the viewer's credentials hold, and the viewer is a member of the space that the stream is about. */
  async function isAllowed({ viewer, spaceId, isStillAllowed }: Stream): Promise<boolean> {
    return (await isStillAllowed()) && (spaceId === null || (await feed.membersOf(spaceId)).has(viewer.userId));
  }

  async function beat(): Promise<void> {
    presence.repeat();
    for (const stream of [...streams]) {
      if (!stream.sink.send(": still here\n\n")) close(stream);
      else if (!(await isAllowed(stream).catch(() => true))) close(stream);
    }
  }

  bus.onChange(wake);
  bus.onMessage((message) => {
    const article = presence.hear(message);
    if (!article) return;
    tellPresence(article).catch((error: unknown) => log.warn({ error: String(error) }, "presence could not be told"));
  });
  const heartbeat = setInterval(() => void beat(), HEARTBEAT_MS).unref();

  return {
    /** A page of the feed. `next` passes over what the viewer may not see, so that nobody reads it again. */
    async page(viewer: Viewer, query: ChangesQuery): Promise<{ items: Change[]; next: number }> {
      const newest = await feed.newest();
      const items = await feed.listFor(viewer.userId, query.since, query, query.limit);
      const last = items.at(-1)?.id ?? query.since;
      return { items, next: items.length < query.limit ? Math.max(last, newest) : last };
    },

    /**
     * Sends the feed to `sink` from after `since` (null: from now on), until the returned function is
     * called. Between what is caught up and what is live nothing is lost and nothing sent twice.
     * The viewer must be a member of `spaceId`, where `filter.article` stands; the stream ends when they are no more.
     */
    async open(given: Pick<Stream, "viewer" | "filter" | "spaceId" | "sink" | "isStillAllowed"> & { since: number | null }): Promise<() => void> {
      const { viewer, filter, spaceId, sink, isStillAllowed } = given;
      count(viewer, 1);
      const newest = await feed.newest().catch((error: unknown) => {
        count(viewer, -1);
        throw error;
      });
      // While nobody listened, nothing was read.
      if (streams.size === 0) tail = Math.max(tail, newest);
      const stream: Stream = { viewer, filter, spaceId, sink, isStillAllowed, place: given.since ?? newest, waiting: [] };
      streams.add(stream);
      sink.send(": welcome\nretry: 2000\n\n");
      if (filter.article) presence.join(filter.article, personOf(viewer));
      void catchUp(stream).catch(() => close(stream));
      return () => close(stream);
    },

    /** Whether the viewer may open one more stream; ask in the same turn as `open`. */
    admits: ({ userId }: Pick<Viewer, "userId">) => (counts.get(userId) ?? 0) < MAX_STREAMS_PER_PERSON,

    count: () => streams.size,

    /** Ends every stream; their readers come again, to another process or to this one's successor. */
    endAll(): void {
      for (const stream of [...streams]) close(stream);
    },

    async close(): Promise<void> {
      clearInterval(heartbeat);
      for (const stream of [...streams]) close(stream);
      await bus.close();
      await reading;
    },
  };

  async function catchUp(stream: Stream): Promise<void> {
    // A change committed between the reading of the newest and the joining of the stream is not announced to it.
    // Who has left in the meantime is not read for.
    while (streams.has(stream)) {
      const changes = await feed.listFor(stream.viewer.userId, stream.place, stream.filter, BATCH);
      for (const change of changes) if (streams.has(stream)) deliver(stream, change);
      if (changes.length < BATCH) break;
    }
    for (const change of stream.waiting ?? []) deliver(stream, change);
    stream.waiting = null;
  }
}

const personOf = (viewer: Viewer) => ({ id: viewer.userId, name: viewer.name });

function passes(filter: FeedFilter, change: Change): boolean {
  return (
    (filter.article === undefined || filter.article === change.articleId) &&
    (filter.space === undefined || filter.space === change.spaceId)
  );
}
