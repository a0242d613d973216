import type { Person } from "../../wire/schema";
import type { FakeServer } from "./fake-server";
import type { Content, Snapshot } from "../content";
import { createSaveController, type SaveController } from "../controller";
import type { Failure } from "../events";
import { mergeContents } from "../merge";
import type { Buffer, Clock, DraftRecord, LookOutcome, Merge, SaveOutcome, SaveRequest, Transport } from "../ports";
import { cleanState, type SaveState } from "../state";

/** A clock that stands still until it is told to go on. */
export class FakeClock implements Clock {
  #now = 0;
  #timers: { at: number; action: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  after(delayMs: number, action: () => void): () => void {
    const timer = { at: this.#now + Math.max(0, delayMs), action };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** Lets time pass; what is due on the way happens in order, and what it causes has its turn. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      const next = this.#timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#timers = this.#timers.filter((other) => other !== next);
      this.#now = Math.max(this.#now, next.at);
      next.action();
      await breathe();
    }
    this.#now = end;
    await breathe();
  }
}

/** Lets promises that are settled run on. */
export async function breathe(): Promise<void> {
  for (let turn = 0; turn < 12; turn++) await Promise.resolve();
}

export class FakeBuffer implements Buffer {
  composing = false;
  /** Ranges that were replaced from outside, for tests of how gentle an update is. */
  readonly updates: { content: Content; edits: unknown }[] = [];
  constructor(public content: Content) {}
  read = () => this.content;
  isComposing = () => this.composing;
  update(content: Content, edits: unknown): void {
    this.updates.push({ content, edits });
    this.content = content;
  }
}

/** What becomes of the next request: the normal case, never arriving, or arriving without the answer coming back. */
export type Weather = "fair" | "lostRequest" | "lostAnswer" | "unavailable";

/** A network whose every message waits until the test lets it through. */
export class FakeTransport implements Transport {
  weather: Weather = "fair";
  readonly requests: SaveRequest[] = [];
  #held: (() => void)[] = [];
  /** While true, answers are held back until `release`. */
  isHolding = false;

  constructor(
    readonly server: FakeServer,
    readonly person: Person,
  ) {}

  async save(request: SaveRequest): Promise<SaveOutcome> {
    this.requests.push(request);
    return this.#travel(() => this.server.save(request, this.person));
  }

  async look(knownVersion: number | null): Promise<LookOutcome> {
    return this.#travel(() => this.server.look(knownVersion));
  }

  async revision(version: number): Promise<Snapshot | null> {
    const found = await this.#travel(() => this.server.revision(version));
    return found && "content" in found ? found : null;
  }

  async restore() {
    return this.#travel(() => this.server.restore(this.person));
  }

  /** Lets the oldest held message arrive, be answered, or be lost, as the weather is at that moment. */
  async release(): Promise<void> {
    this.#held.shift()?.();
    await breathe();
  }

  get heldCount(): number {
    return this.#held.length;
  }

  async #travel<Answer>(ask: () => Answer): Promise<Answer | Failure> {
    await this.#hold();
    const weather = this.weather;
    if (weather === "lostRequest") return { kind: "offline" };
    if (weather === "unavailable") return { kind: "unavailable" };
    const answer = ask();
    await this.#hold();
    return weather === "lostAnswer" || this.weather === "lostAnswer" || this.weather === "lostRequest" ? { kind: "offline" } : answer;
  }

  #hold(): Promise<void> {
    return this.isHolding ? new Promise((resolve) => this.#held.push(resolve)) : Promise.resolve();
  }
}

export interface World {
  readonly server: FakeServer;
  readonly clock: FakeClock;
  readonly buffer: FakeBuffer;
  readonly transport: FakeTransport;
  readonly controller: SaveController;
  draft(): DraftRecord | null;
  /** The writer changes the text. */
  type(change: (body: string) => string): void;
  state(): SaveState;
}

/** One writer at one article of `server`. */
export function openWorld(
  server: FakeServer,
  options: { person?: Person; initial?: SaveState; content?: Content; merge?: Merge } = {},
): World {
  const person = options.person ?? ADA;
  const newest = server.newest();
  const initial = options.initial ?? cleanState({ version: newest.version, content: newest.content });
  const clock = new FakeClock();
  const buffer = new FakeBuffer(options.content ?? initial.base.content);
  const transport = new FakeTransport(server, person);
  let kept: (() => DraftRecord) | null = null;
  const drafts = {
    keep: (read: () => DraftRecord) => (kept = read),
    drop: () => (kept = null),
  };
  const merge = options.merge ?? mergeContents;
  const controller = createSaveController({ transport, clock, buffer, drafts, merge, personId: person.id }, initial);
  return {
    server,
    clock,
    buffer,
    transport,
    controller,
    draft: () => kept?.() ?? null,
    type(change) {
      buffer.content = { ...buffer.content, body: change(buffer.content.body) };
      controller.edited();
    },
    state: () => controller.getState(),
  };
}

export const ADA: Person = { id: "ada", name: "Ada" };
export const BOB: Person = { id: "bob", name: "Bob" };

