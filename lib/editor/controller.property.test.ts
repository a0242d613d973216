import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyResolutions, mergeText, type Conflict, type Resolution } from "../merge";
import { sameContent } from "./content";
import { mergeContents } from "./merge";
import type { Merge } from "./ports";
import { draftState, isDirty, type SaveState } from "./state";
import { bodyOnly, FakeServer } from "./testing/fake-server";
import { BOB, breathe, openWorld, type Weather, type World } from "./testing/fake-world";
import { watchArticle } from "./watch";

const PARAGRAPHS = ["alpha one two three four", "beta one two three four", "gamma one two three four", "delta one two three"];

type Act =
  | { kind: "type"; place: number }
  | { kind: "remote"; place: number }
  | { kind: "wait"; ms: number }
  | { kind: "weather"; weather: Weather }
  | { kind: "hold"; isHolding: boolean }
  | { kind: "release" }
  | { kind: "look" }
  | { kind: "save" }
  | { kind: "online" }
  | { kind: "compose"; isComposing: boolean }
  | { kind: "reload" }
  | { kind: "answer" }
  | { kind: "close" };

const place = fc.nat({ max: 999 });
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("type" as const), place }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("remote" as const), place }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("wait" as const), ms: fc.constantFrom(10, 300, 800, 1_100, 4_000, 40_000) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("weather" as const),
      weather: fc.constantFrom<Weather>("fair", "fair", "lostRequest", "lostAnswer", "unavailable"),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("hold" as const), isHolding: fc.boolean() }) },
  { weight: 4, arbitrary: fc.constant({ kind: "release" as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: "look" as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: "save" as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: "online" as const }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("compose" as const), isComposing: fc.boolean() }) },
  { weight: 1, arbitrary: fc.constant({ kind: "reload" as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: "answer" as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: "close" as const }) },
);

/** Puts a word of its own between two words of a text, so that nothing but a loss can remove it. */
function insertWord(body: string, word: string, at: number): string {
  const gaps = [...body.matchAll(/[ \n]/g)].map((match) => match.index);
  const gap = gaps[at % gaps.length] ?? body.length;
  return `${body.slice(0, gap)} ${word}${body.slice(gap)}`;
}

/** As from a worker: the writer may type before it is done. */
const mergeLater: Merge = (texts) => Promise.resolve().then(() => mergeContents(texts));

function neverLies(world: World): void {
  const state = world.state();
  if (isDirty(state)) {
    const draft = world.draft();
    expect(draft, "unsaved text is kept on the device").not.toBeNull();
    expect(draft!.content).toEqual(world.buffer.content);
    return;
  }
  const stored = world.server.revision(state.base.version);
  expect(stored && sameContent(stored.content, world.buffer.content), "what is called saved is on the server").toBe(true);
}

/** Lets everything come to rest, giving the answer "both" to every question. */
async function comeToRest(world: World): Promise<void> {
  world.transport.weather = "fair";
  world.transport.isHolding = false;
  world.buffer.composing = false;
  while (world.transport.heldCount > 0) await world.transport.release();
  for (let round = 0; round < 20; round++) {
    await world.clock.advance(40_000);
    const { activity, base } = world.state();
    if (activity.kind === "deciding") {
      answerBoth(world);
      await breathe();
    } else if (activity.kind === "idle" && !isDirty(world.state()) && base.version === world.server.newest().version) return;
  }
  throw new Error(`never came to rest: ${JSON.stringify(world.state().activity)}`);
}

/** The person settles every conflict by keeping what both wrote. */
function answerBoth(world: World): void {
  const { activity, base } = world.state();
  if (activity.kind !== "deciding") return;
  const yours = world.buffer.content;
  const merge = mergeText({ base: base.content.body, yours: yours.body, theirs: activity.theirs.content.body });
  const choices = merge.regions.flatMap((region) => (region.kind === "conflict" ? [[region.id, keepBoth(region)] as const] : []));
  world.controller.dispatch({ kind: "decisionOpened" });
  const body = applyResolutions(merge.regions, Object.fromEntries(choices)).text;
  world.controller.answer({ content: { ...yours, body }, version: activity.theirs.version, kind: "merge", note: null });
}

/** Every word of both sides once: what a careful person would write. */
function keepBoth({ base, yours, theirs }: Conflict): Resolution {
  const words = new Set(`${base} ${yours} ${theirs}`.split(/\s+/));
  return { kind: "text", text: ` ${[...words].join(" ")} ` };
}

function watch(world: World) {
  return watchArticle(world.controller, { transport: world.transport, clock: world.clock, isVisible: () => true, isLive: () => false });
}

/** What a new page finds after the old one was killed: the server, and the draft on this device. */
function reload(world: World, merge: Merge): World {
  world.controller.stop();
  const draft = world.draft();
  const options: { initial?: SaveState; content?: typeof world.buffer.content } = draft
    ? { initial: draftState(draft, 0), content: draft.content }
    : {};
  const next = openWorld(world.server, { ...options, merge });
  if (draft) next.controller.dispatch({ kind: "draftFound" });
  return next;
}

async function play(acts: readonly Act[], merge: Merge): Promise<void> {
  const server = new FakeServer(bodyOnly(PARAGRAPHS.join("\n\n")), BOB);
  let world = openWorld(server, { merge });
  let looker = watch(world);
  const words: string[] = [];
  for (const [index, step] of acts.entries()) {
    switch (step.kind) {
      case "type":
        words.push(`mine${index}`);
        world.type((body) => insertWord(body, `mine${index}`, step.place));
        break;
      case "remote":
        words.push(`theirs${index}`);
        server.change(BOB, (body) => insertWord(body, `theirs${index}`, step.place));
        break;
      case "wait":
        await world.clock.advance(step.ms);
        break;
      case "weather":
        world.transport.weather = step.weather;
        break;
      case "hold":
        world.transport.isHolding = step.isHolding;
        break;
      case "release":
        await world.transport.release();
        break;
      case "look":
        looker.lookNow();
        break;
      case "save":
        world.controller.save();
        break;
      case "online":
        world.controller.dispatch({ kind: "cameOnline" });
        break;
      case "compose":
        world.buffer.composing = step.isComposing;
        break;
      case "answer":
        answerBoth(world);
        break;
      case "close":
        world.controller.dispatch({ kind: "decisionClosed" });
        break;
      case "reload":
        looker.stop();
        world = reload(world, merge);
        looker = watch(world);
        break;
    }
    await breathe();
    neverLies(world);
  }
  await comeToRest(world);
  neverLies(world);
  looker.stop();
  const final = server.newest().content.body;
  expect(final).toBe(world.buffer.content.body);
  for (const word of words) {
    expect(final.split(/\s+/).filter((other) => other === word), `${word} is there, once`).toHaveLength(1);
  }
}

describe("the save machine, whatever happens", () => {
  it("loses no word, and calls nothing saved that the server does not have", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 40 }), fc.boolean(), (acts, isInWorker) =>
        play(acts, isInWorker ? mergeLater : mergeContents),
      ),
      { numRuns: 500 },
    );
  });
});

