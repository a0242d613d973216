import { afterEach, expect, test, vi } from "vitest";
import type { Viewer } from "../auth/viewer";
import { createLogger } from "../log";
import { createLocalBus } from "./bus";
import type { FeedRepository } from "./repository";
import { createEventService, HEARTBEAT_MS } from "./service";

afterEach(() => vi.useRealTimers());

test("a heartbeat ends the streams of who is no member of their space any more", async () => {
  vi.useFakeTimers();
  const members = new Set(["alice", "bob"]);
  const feed: FeedRepository = { newest: async () => 0, listFor: async () => [], listAll: async () => [], membersOf: async () => members };
  const events = createEventService(feed, createLocalBus(), createLogger("error"));
  const ended: string[] = [];
  for (const userId of members) {
    const viewer: Viewer = { userId, name: userId, via: "session", canWrite: true };
    const sink = { send: () => true, end: () => ended.push(userId) };
    await events.open({ viewer, filter: { space: "space" }, spaceId: "space", since: null, sink, isStillAllowed: async () => true });
  }
  await vi.advanceTimersByTimeAsync(HEARTBEAT_MS);
  expect(ended).toEqual([]);
  members.delete("bob");
  await vi.advanceTimersByTimeAsync(HEARTBEAT_MS);
  expect(ended).toEqual(["bob"]);
  await events.close();
});
