import { describe, expect, it } from "vitest";
import { bodyOnly, FakeServer } from "./testing/fake-server";
import { ADA, BOB, openWorld } from "./testing/fake-world";
import { LIVE_LOOK_INTERVAL_MS, LOOK_INTERVAL_MS, watchArticle } from "./watch";

function open(isLive: () => boolean) {
  const server = new FakeServer(bodyOnly("one\n\ntwo\n"), ADA);
  const world = openWorld(server);
  let looks = 0;
  const transport = { look: (version: number | null) => ((looks += 1), world.transport.look(version)) };
  const watch = watchArticle(world.controller, { transport, clock: world.clock, isVisible: () => true, isLive });
  return { server, world, watch, looks: () => looks };
}

describe("watching an article", () => {
  it("asks every few seconds where no feed tells, and rarely where one does", async () => {
    let isLive = false;
    const { world, looks } = open(() => isLive);
    await world.clock.advance(LOOK_INTERVAL_MS);
    expect(looks()).toBe(1);
    isLive = true;
    await world.clock.advance(LOOK_INTERVAL_MS);
    await world.clock.advance(LIVE_LOOK_INTERVAL_MS - 1);
    expect(looks()).toBe(2);
  });

  it("looks at once for a version it hears of and does not know", async () => {
    const { server, world, watch, looks } = open(() => true);
    server.change(BOB, (body) => body.replace("two", "TWO"));
    watch.heard(server.newest().version);
    await world.clock.advance(0);
    expect(world.buffer.content.body).toBe("one\n\nTWO\n");
    watch.heard(server.newest().version);
    await world.clock.advance(0);
    expect(looks()).toBe(1);
  });

  it("waits for the answer to a save under way, which may be the version it heard of", async () => {
    const { world, watch, looks } = open(() => true);
    world.transport.isHolding = true;
    world.type((body) => body.replace("one", "ONE"));
    world.controller.save();
    watch.heard(2);
    await world.clock.advance(0);
    expect(looks()).toBe(0);
    await world.transport.release();
    await world.transport.release();
    expect(world.state().base.version).toBe(2);
    expect(looks()).toBe(0);
  });
});
