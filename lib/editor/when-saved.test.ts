import { describe, expect, it } from "vitest";
import { bodyOnly, FakeServer } from "./testing/fake-server";
import { ADA, BOB, breathe, openWorld } from "./testing/fake-world";
import { readinessOf, whenSaved, type Readiness } from "./when-saved";

function open() {
  const server = new FakeServer(bodyOnly("one\n\ntwo\n"), ADA);
  const world = openWorld(server);
  const answers: Readiness[] = [];
  return { server, world, answers, ask: () => void whenSaved(world.controller).then((answer) => answers.push(answer)) };
}

describe("waiting for the server to have the text", () => {
  it("is over at once where nothing is unsaved", async () => {
    const { world, answers, ask } = open();
    expect(readinessOf(world.state())).toEqual({ kind: "saved", version: 1 });
    ask();
    await breathe();
    expect(answers).toEqual([{ kind: "saved", version: 1 }]);
    expect(world.transport.requests).toEqual([]);
  });

  it("saves what is unsaved, without waiting for a pause, and names its version", async () => {
    const { server, world, answers, ask } = open();
    world.type((body) => body.replace("one", "ONE"));
    expect(readinessOf(world.state())).toEqual({ kind: "pending" });
    ask();
    await breathe();
    expect(answers).toEqual([{ kind: "saved", version: 2 }]);
    expect(server.newest().content.body).toContain("ONE");
  });

  it("takes in what somebody else wrote meanwhile", async () => {
    const { server, world, answers, ask } = open();
    server.change(BOB, (body) => body.replace("two", "TWO"));
    world.type((body) => body.replace("one", "ONE"));
    ask();
    await world.clock.advance(5_000);
    expect(answers).toEqual([{ kind: "saved", version: 3 }]);
    expect(server.newest().content.body).toBe("ONE\n\nTWO\n");
  });

  it("ends where a person has to decide", async () => {
    const { server, world, answers, ask } = open();
    server.change(BOB, (body) => body.replace("one", "uno"));
    world.type((body) => body.replace("one", "eins"));
    ask();
    await world.clock.advance(5_000);
    expect(answers).toEqual([{ kind: "held", by: "decision" }]);
  });

  it("tries once more where it had given up, and says why it cannot", async () => {
    const { world, answers, ask } = open();
    world.transport.weather = "lostRequest";
    world.type((body) => body.replace("one", "ONE"));
    world.controller.save();
    await breathe();
    expect(readinessOf(world.state())).toEqual({ kind: "held", by: "offline" });
    ask();
    await breathe();
    expect(answers).toEqual([{ kind: "held", by: "offline" }]);
    world.transport.weather = "fair";
    ask();
    await breathe();
    expect(answers[1]).toEqual({ kind: "saved", version: 2 });
  });

  it.each([
    [{ kind: "forbidden" } as const, "forbidden"],
    [{ kind: "unauthorized" } as const, "signedOut"],
    [{ kind: "tooLarge" } as const, "refused"],
  ])("says what the server has against it: %j", async (refusal, by) => {
    const { server, world, answers, ask } = open();
    server.refusal = refusal;
    world.type((body) => body.replace("one", "ONE"));
    ask();
    await breathe();
    expect(answers).toEqual([{ kind: "held", by }]);
  });
});
