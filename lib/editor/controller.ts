import { utf8Bytes } from "../wire/schema";
import { asStored, sameContent, type Content, type Snapshot } from "./content";
import type { Effect, MergeOutcome, SaveEvent, TimerName } from "./events";
import { draftOf, type SavePorts, type SaveRequest } from "./ports";
import { reduce } from "./reducer";
import { doubtAbout } from "./saving";
import { isDirty, type Answer, type Doubt, type SaveState } from "./state";

/** Browsers let requests of a page that is gone carry 64 KiB together; the rest is for the request's other fields. */
const MAX_FAREWELL_BYTES = 60_000;

export interface SaveController {
  getState(): SaveState;
  subscribe(listener: () => void): () => void;
  dispatch(event: SaveEvent): void;
  /** The buffer has changed by the writer's hand. */
  edited(): void;
  /** Saves now what is unsaved; `note` is kept with the version (see the event). */
  save(note?: string): void;
  answer(answer: Answer): void;
  /** The page may be going away: a small text gets one last try. The draft is kept anyway. */
  farewell(): void;
  stop(): void;
}

/** Runs the save machine: carries out its effects through `ports` and feeds back what comes of them. */
export function createSaveController(ports: SavePorts, initial: SaveState): SaveController {
  let state = initial;
  /** What the save under way carries. */
  let sent: Content | null = null;
  let isRunning = false;
  let isStopped = false;
  const queue: SaveEvent[] = [];
  const timers = new Map<TimerName, () => void>();
  const listeners = new Set<() => void>();

  function dispatch(event: SaveEvent): void {
    if (isStopped) return;
    queue.push(event);
    if (isRunning) return;
    isRunning = true;
    const before = state;
    try {
      for (let next = queue.shift(); next; next = queue.shift()) {
        const step = reduce(state, next, ports.clock.now());
        state = step.state;
        for (const effect of step.effects) run(effect);
      }
    } finally {
      isRunning = false;
      queue.length = 0;
    }
    if (state !== before) for (const listener of listeners) listener();
  }

  function run(effect: Effect): void {
    switch (effect.kind) {
      case "save":
        return void save(effect);
      case "catchUp":
        return void catchUp(effect);
      case "merge":
        return merge(effect);
      case "updateBuffer":
        return ports.buffer.update(effect.content, effect.edits);
      case "setTimer":
        clearTimer(effect.name);
        timers.set(
          effect.name,
          ports.clock.after(effect.inMs, () => {
            timers.delete(effect.name);
            dispatch({ kind: "timer", name: effect.name });
          }),
        );
        return;
      case "clearTimer":
        return clearTimer(effect.name);
      case "restore":
        return void restore();
      case "keepDraft":
        return ports.drafts.keep(() => draftOf(state, readBuffer(), sent ? doubtAbout(state, sent) : state.inDoubt));
      case "dropDraft":
        return ports.drafts.drop();
    }
  }

  function clearTimer(name: TimerName): void {
    timers.get(name)?.();
    timers.delete(name);
  }

  function readBuffer(): Content {
    return asStored(ports.buffer.read());
  }

  async function save(effect: Extract<Effect, { kind: "save" }>): Promise<void> {
    const content = effect.content ?? readBuffer();
    sent = content;
    // The buffer stands still under a question: it holds what the writer had when it was asked.
    const isAnswer = state.activity.kind === "saving" && state.activity.answering !== null;
    const mergedFrom = effect.mergedFrom && isAnswer ? { ...effect.mergedFrom, yours: readBuffer() } : effect.mergedFrom;
    const outcome = await ports.transport.save(requestOf({ ...effect, mergedFrom }, content), { outlivePage: effect.outlivePage });
    sent = null;
    if (outcome.kind === "saved") dispatch({ kind: "saved", stored: outcome.stored });
    else if (outcome.kind === "conflict") dispatch({ kind: "saveConflicted", sent: content, missed: outcome.missed });
    else dispatch({ kind: "saveFailed", sent: content, failure: outcome });
  }

  async function catchUp({ missed, inDoubt }: Extract<Effect, { kind: "catchUp" }>): Promise<void> {
    const ancestor = inDoubt ? await findAncestor(inDoubt, missed.changes) : null;
    const outcome = await ports.transport.look(null);
    if (outcome.kind === "ok") {
      const { theirs } = outcome;
      const since = ancestor?.version ?? 0;
      const authors = missed.changes.filter((change) => change.version > since).map((change) => change.author);
      dispatch({ kind: "caughtUp", theirs, authors: uniqueById([...authors, theirs.author]), ancestor });
    } else if (outcome.kind !== "unchanged") {
      dispatch({ kind: "catchUpFailed", failure: outcome });
    }
  }

  /** Looks for the save in doubt among the writer's own versions, newest first. */
  async function findAncestor(doubt: Doubt, changes: readonly { version: number; author: { id: string } }[]): Promise<Snapshot | null> {
    const own = changes.filter((change) => change.author.id === ports.personId && change.version > doubt.version);
    for (const { version } of own.sort((a, b) => b.version - a.version)) {
      const snapshot = await ports.transport.revision(version);
      if (snapshot && sameContent(snapshot.content, doubt.content)) return snapshot;
    }
    return null;
  }

  function merge({ base, theirs, seq }: Extract<Effect, { kind: "merge" }>): void {
    const yours = readBuffer();
    const finish = (outcome: MergeOutcome) =>
      dispatch({ kind: "merged", theirs, yours, seq, outcome, isComposing: ports.buffer.isComposing() });
    const outcome = ports.merge({ base: base.content, yours, theirs: theirs.content });
    if (outcome instanceof Promise) void outcome.then(finish);
    else finish(outcome);
  }

  async function restore(): Promise<void> {
    const outcome = await ports.transport.restore();
    if (outcome.kind === "ok") dispatch({ kind: "restored", theirs: outcome.theirs });
    else dispatch({ kind: "restoreFailed", failure: outcome });
  }

  function farewell(): void {
    // Larger ones would be refused by the browser; the draft on this device has them.
    if (isDirty(state) && utf8Bytes(JSON.stringify(readBuffer())) <= MAX_FAREWELL_BYTES) dispatch({ kind: "leaving" });
  }

  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispatch,
    edited: () => dispatch({ kind: "edited" }),
    save: (note) => dispatch({ kind: "saveRequested", note }),
    answer: (answer) => dispatch({ kind: "answered", answer }),
    farewell,
    stop() {
      isStopped = true;
      for (const cancel of timers.values()) cancel();
      timers.clear();
      listeners.clear();
    },
  };
}

type SaveParts = Pick<SaveRequest, "version" | "mergedFrom" | "note">;

function requestOf({ version, mergedFrom, note }: SaveParts, content: Content): SaveRequest {
  return { version, content, kind: mergedFrom ? "merge" : "edit", mergedFrom, note };
}

function uniqueById<Item extends { id: string }>(items: readonly Item[]): Item[] {
  return [...new Map(items.map((item) => [item.id, item])).values()];
}
