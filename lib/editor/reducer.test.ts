import { describe, expect, it } from "vitest";
import { indicatorOf } from "./indicator";
import { draftState, openDecision } from "./state";
import { bodyOnly, FakeServer } from "./testing/fake-server";
import { ADA, BOB, breathe, openWorld, type World } from "./testing/fake-world";

const TEXT = "one two three\n\nfour five six\n\nseven eight nine\n";

function open(text = TEXT): World {
  return openWorld(new FakeServer(bodyOnly(text), ADA));
}

const says = (world: World) => indicatorOf(world.state());
const stored = (world: World) => world.server.newest().content.body;
const replace = (from: string, to: string) => (body: string) => body.replace(from, to);

describe("autosave", () => {
  it("waits a second after the last keystroke", async () => {
    const world = open();
    world.type(replace("one", "ONE"));
    await world.clock.advance(900);
    world.type(replace("two", "TWO"));
    await world.clock.advance(900);
    expect(world.transport.requests).toHaveLength(0);
    expect(says(world)).toBe("Unsaved changes");
    await world.clock.advance(100);
    expect(says(world)).toBe("Saved");
    expect(stored(world)).toContain("ONE TWO");
  });

  it("does not wait for ever for somebody who never pauses", async () => {
    const world = open();
    for (let letter = 0; letter < 25; letter++) {
      world.type((body) => `${body}x`);
      await world.clock.advance(500);
    }
    expect(world.transport.requests).toHaveLength(1);
  });

  it("is at once by request, and needs no request when nothing changed", async () => {
    const world = open();
    world.controller.save();
    expect(world.transport.requests).toHaveLength(0);
    world.type(replace("one", "ONE"));
    world.controller.save();
    await breathe();
    expect(says(world)).toBe("Saved");
  });
});

describe("a note", () => {
  it("goes with the save it was given to, once", async () => {
    const world = open();
    world.type(replace("one", "ONE"));
    world.controller.save("shouted");
    await breathe();
    world.type(replace("two", "TWO"));
    world.controller.save();
    await breathe();
    expect(world.transport.requests.map(({ note }) => note)).toEqual(["shouted", null]);
  });

  it("waits for the next change where everything is saved, and can be taken back", async () => {
    const world = open();
    world.controller.save("for later");
    expect(world.transport.requests).toHaveLength(0);
    world.type(replace("one", "ONE"));
    world.controller.save();
    await breathe();
    expect(world.transport.requests[0]!.note).toBe("for later");
    world.controller.save("not so");
    world.controller.save("");
    expect(world.state().note).toBeNull();
  });

  it("given while another save is on its way goes with the next one", async () => {
    const world = open();
    world.transport.isHolding = true;
    world.type(replace("one", "ONE"));
    world.controller.save();
    world.controller.save("late");
    world.transport.isHolding = false;
    await world.transport.release();
    expect(world.state().note).toBe("late");
    world.type(replace("two", "TWO"));
    expect(world.draft()).toMatchObject({ note: "late" });
  });

  it("is in the draft that a crash leaves, and goes with what is saved of it", async () => {
    const before = open();
    before.transport.isHolding = true;
    before.type(replace("one", "ONE"));
    before.controller.save();
    before.controller.save("said before the crash");
    before.controller.stop();
    const draft = before.draft()!;
    const after = openWorld(before.server, { initial: draftState(draft, 0), content: draft.content });
    after.controller.save();
    await breathe();
    expect(after.transport.requests[0]!.note).toBe("said before the crash");
  });
});

describe("a save under way", () => {
  it("is the only one, and does not cover what is typed meanwhile", async () => {
    const world = open();
    world.transport.isHolding = true;
    world.type(replace("one", "ONE"));
    world.controller.save();
    expect(says(world)).toBe("Saving…");
    world.type(replace("two", "TWO"));
    world.controller.save();
    await world.clock.advance(5_000);
    expect(world.transport.requests).toHaveLength(1);
    await world.transport.release();
    await world.transport.release();
    expect(says(world)).toBe("Unsaved changes");
    world.transport.isHolding = false;
    await world.clock.advance(1_000);
    expect(says(world)).toBe("Saved");
    expect(stored(world)).toContain("ONE TWO");
  });
});

describe("somebody else's version", () => {
  it("is merged and saved as a merge when the changes do not touch", async () => {
    const world = open();
    world.server.change(BOB, replace("eight", "EIGHT"));
    world.type(replace("one", "ONE"));
    await world.clock.advance(1_000);
    expect(stored(world)).toBe(TEXT.replace("one", "ONE").replace("eight", "EIGHT"));
    expect(world.buffer.content.body).toBe(stored(world));
    const mergedFrom = { base: 1, theirs: 2, yours: { body: TEXT.replace("one", "ONE") } };
    expect(world.transport.requests.at(-1)).toMatchObject({ version: 2, kind: "merge", mergedFrom });
    expect(world.state().lastMerge?.authors).toEqual([BOB]);
    expect(says(world)).toBe("Saved");
  });

  it("appears in a clean text without a save", async () => {
    const world = open();
    world.server.change(BOB, replace("eight", "EIGHT"));
    world.controller.dispatch({ kind: "remoteSeen", theirs: world.server.newest() });
    expect(world.buffer.content.body).toBe(stored(world));
    expect(world.buffer.updates.at(-1)?.edits).toEqual([{ from: TEXT.indexOf("eight"), to: TEXT.indexOf("eight") + 5, insert: "EIGHT" }]);
    expect(world.transport.requests).toHaveLength(0);
    expect(says(world)).toBe("Saved");
  });

  it("does not move text under an input method", async () => {
    const world = open();
    world.buffer.composing = true;
    world.server.change(BOB, replace("eight", "EIGHT"));
    world.controller.dispatch({ kind: "remoteSeen", theirs: world.server.newest() });
    await world.clock.advance(3_000);
    expect(world.buffer.updates).toHaveLength(0);
    world.buffer.composing = false;
    await world.clock.advance(1_000);
    expect(world.buffer.content.body).toBe(stored(world));
  });

  it("that says the same makes nothing to save", async () => {
    const world = open();
    world.server.change(BOB, replace("one", "ONE"));
    world.type(replace("one", "ONE"));
    await world.clock.advance(1_000);
    expect(says(world)).toBe("Saved");
    expect(world.server.revisions).toHaveLength(2);
  });
});

describe("a conflict", () => {
  async function clash(): Promise<World> {
    const world = open();
    world.server.change(BOB, replace("two", "BOBS"));
    world.type(replace("two", "ADAS"));
    await world.clock.advance(1_000);
    return world;
  }

  it("is never saved over: it asks, and autosave waits", async () => {
    const world = await clash();
    expect(says(world)).toBe("Needs your decision");
    expect(stored(world)).toContain("BOBS");
    expect(world.buffer.content.body).toContain("ADAS");
    world.type(replace("nine", "NINE"));
    await world.clock.advance(20_000);
    expect(world.server.revisions).toHaveLength(2);
    expect(world.draft()).toMatchObject({ needsDecision: true, base: { version: 1 } });
  });

  it("is not asked about in the middle of a word", async () => {
    const world = open();
    world.server.change(BOB, replace("two", "BOBS"));
    world.type(replace("two", "ADAS"));
    world.controller.save();
    await breathe();
    expect(says(world)).not.toBe("Needs your decision");
    await world.clock.advance(700);
    expect(says(world)).toBe("Needs your decision");
  });

  it("goes away by itself when the writer takes the change back", async () => {
    const world = await clash();
    world.type(replace("ADAS", "two"));
    await world.clock.advance(3_000);
    expect(says(world)).toBe("Saved");
    expect(world.buffer.content.body).toContain("BOBS");
  });

  it("is settled by an answer, which becomes the text", async () => {
    const world = await clash();
    world.controller.dispatch({ kind: "decisionOpened" });
    const yours = world.buffer.content;
    const content = { ...yours, body: TEXT.replace("two", "both") };
    world.controller.answer({ content, version: 2, kind: "merge", note: null });
    await breathe();
    expect(world.server.newest().content).toEqual(content);
    expect(world.buffer.content.body).toBe(content.body);
    expect(world.transport.requests.at(-1)).toMatchObject({ version: 2, kind: "merge", mergedFrom: { base: 1, theirs: 2, yours } });
    expect(says(world)).toBe("Saved");
  });

  it("whose answer is stale again comes back with the newest version", async () => {
    const world = await clash();
    world.controller.dispatch({ kind: "decisionOpened" });
    world.server.change(BOB, replace("nine", "NINE"));
    world.controller.answer({ content: world.buffer.content, version: 2, kind: "merge", note: null });
    await breathe();
    expect(openDecision(world.state())).toMatchObject({ theirs: { version: 3 }, isSaving: false, obstacle: null });
    expect(stored(world)).toContain("BOBS");
  });

  it("that was answered from an older version than the newest seen is stale, not an overwrite", async () => {
    const world = await clash();
    world.controller.dispatch({ kind: "decisionOpened" });
    world.server.change(BOB, replace("nine", "NINE"));
    world.controller.dispatch({ kind: "remoteSeen", theirs: world.server.newest() });
    world.controller.answer({ content: world.buffer.content, version: 2, kind: "merge", note: null });
    await breathe();
    expect(stored(world)).toContain("NINE");
    expect(openDecision(world.state())).toMatchObject({ theirs: { version: 3 } });
  });

  it("keeps its screen when the answer cannot be sent", async () => {
    const world = await clash();
    world.controller.dispatch({ kind: "decisionOpened" });
    for (const [failure, obstacle] of [
      [{ kind: "offline" }, "offline"],
      [{ kind: "unauthorized" }, "signedOut"],
      [{ kind: "forbidden" }, "forbidden"],
      [{ kind: "tooLarge" }, "refused"],
    ] as const) {
      world.server.refusal = failure;
      world.controller.answer({ content: world.buffer.content, version: 2, kind: "merge", note: null });
      await breathe();
      expect(openDecision(world.state())).toMatchObject({ obstacle });
    }
  });

  it("keeps its screen when the article is deleted, and goes on after it is brought back", async () => {
    const world = await clash();
    world.controller.dispatch({ kind: "decisionOpened" });
    world.server.isDeleted = true;
    world.controller.answer({ content: world.buffer.content, version: 2, kind: "merge", note: null });
    await breathe();
    expect(world.state().activity.kind).toBe("gone");
    expect(openDecision(world.state())).not.toBeNull();
    world.controller.dispatch({ kind: "restoreRequested" });
    await breathe();
    expect(openDecision(world.state())).toMatchObject({ theirs: { version: 3 } });
  });
});

describe("a network that fails", () => {
  it("is tried again after longer and longer waits, and at once when it is back", async () => {
    const world = open();
    world.transport.weather = "lostRequest";
    world.type(replace("one", "ONE"));
    await world.clock.advance(1_000);
    expect(says(world)).toBe("Offline – kept on this device");
    await world.clock.advance(1_000 + 2_000 + 4_000);
    expect(world.transport.requests).toHaveLength(4);
    world.transport.weather = "fair";
    world.controller.dispatch({ kind: "cameOnline" });
    await breathe();
    expect(says(world)).toBe("Saved");
    expect(world.draft()).toBeNull();
  });

  it("that loses an answer does not make a second version", async () => {
    const world = open();
    world.transport.weather = "lostAnswer";
    world.type(replace("one", "ONE"));
    await world.clock.advance(1_000);
    world.type(replace("nine", "NINE"));
    world.transport.weather = "fair";
    await world.clock.advance(5_000);
    expect(world.server.revisions.map(({ content }) => content.body)).toEqual([
      TEXT,
      TEXT.replace("one", "ONE"),
      TEXT.replace("one", "ONE").replace("nine", "NINE"),
    ]);
  });

  it("that loses an answer does not make a writer clash with themselves", async () => {
    const world = open();
    world.transport.weather = "lostAnswer";
    world.type(replace("one", "abc"));
    await world.clock.advance(1_000);
    world.server.change(BOB, replace("nine", "NINE"));
    world.type(replace("abc", "abcdef"));
    world.transport.weather = "fair";
    await world.clock.advance(10_000);
    expect(says(world)).toBe("Saved");
    expect(stored(world)).toBe(TEXT.replace("one", "abcdef").replace("nine", "NINE"));
  });
});

describe("a refusal", () => {
  it.each([
    [{ kind: "forbidden" }, "forbidden"],
    [{ kind: "missing" }, "missing"],
    [{ kind: "unauthorized" }, "signedOut"],
    [{ kind: "tooLarge" }, "refused"],
    [{ kind: "invalid", errors: [{ path: "title", message: "must not be empty" }] }, "refused"],
  ] as const)("%o keeps the text, and a later save goes through", async (failure, kind) => {
    const world = open();
    world.server.refusal = failure;
    world.type(replace("one", "ONE"));
    await world.clock.advance(1_000);
    expect(world.state().activity.kind).toBe(kind);
    expect(says(world)).toBe("Unsaved changes");
    expect(world.draft()?.content.body).toContain("ONE");
    world.server.refusal = null;
    world.controller.save();
    await breathe();
    expect(says(world)).toBe("Saved");
  });

  it.each(["forbidden", "missing"] as const)("because the right is gone (%s) ends by itself when it is given back", async (kind) => {
    const world = open();
    world.server.refusal = { kind };
    world.type(replace("one", "ONE"));
    await world.clock.advance(1_000);
    world.server.refusal = null;
    await world.clock.advance(30_000);
    expect(says(world)).toBe("Saved");
    expect(stored(world)).toContain("ONE");
  });

  it.each(["forbidden", "missing"] as const)("because the right is gone (%s) is tried again after a pause in typing, and said all the while", async (kind) => {
    const world = open();
    world.server.refusal = { kind };
    world.type(replace("one", "ONE"));
    await world.clock.advance(1_000);
    world.transport.isHolding = true;
    world.type(replace("two", "TWO"));
    await world.clock.advance(1_000);
    expect(world.state().activity).toMatchObject({ kind: "saving", despite: kind });
    world.server.refusal = null;
    world.transport.isHolding = false;
    await world.transport.release();
    expect(says(world)).toBe("Saved");
    expect(stored(world)).toContain("ONE TWO");
  });

  it.each([
    [{ kind: "missing" }, "missing"],
    [{ kind: "unauthorized" }, "signedOut"],
  ] as const)("%o ends where the article can be read again", async (failure, kind) => {
    const world = open();
    world.server.refusal = failure;
    world.type(replace("one", "ONE"));
    await world.clock.advance(1_000);
    expect(world.state().activity.kind).toBe(kind);
    world.server.refusal = null;
    world.controller.dispatch({ kind: "remoteUnchanged" });
    await breathe();
    expect(says(world)).toBe("Saved");
  });

  it("by deletion lets the writer go on, keeps what is typed, and asks no more when somebody brings the article back", async () => {
    const world = open();
    world.server.isDeleted = true;
    world.type(replace("one", "ONE"));
    await world.clock.advance(1_000);
    world.type(replace("two", "TWO"));
    await world.clock.advance(1_000);
    expect(says(world)).toBe("Needs your decision");
    expect(world.draft()?.content.body).toContain("ONE TWO");
    world.server.restore(BOB);
    world.controller.dispatch({ kind: "remoteSeen", theirs: world.server.newest() });
    await world.clock.advance(1_000);
    expect(says(world)).toBe("Saved");
    expect(stored(world)).toContain("ONE TWO");
  });

  it("by deletion asks, and bringing it back saves the text", async () => {
    const world = open();
    world.server.isDeleted = true;
    world.type(replace("one", "ONE"));
    await world.clock.advance(1_000);
    expect(says(world)).toBe("Needs your decision");
    world.controller.dispatch({ kind: "restoreRequested" });
    await breathe();
    await world.clock.advance(1_000);
    expect(says(world)).toBe("Saved");
    expect(stored(world)).toContain("ONE");
  });
});
