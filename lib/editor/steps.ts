import type { Person } from "../wire/schema";
import type { Remote } from "./content";
import type { Effect, Step } from "./events";
import { AUTOSAVE_DELAY_MS, AUTOSAVE_LIMIT_MS } from "./limits";
import { isDirty, type Activity, type LackedRight, type SaveState } from "./state";

/** The moves from which everything the machine does is made. */
export type SaveStep = Step<SaveState>;

/** Nothing happens. */
export function stay(state: SaveState): SaveStep {
  return { state, effects: [] };
}

/** Sends what is unsaved, or nothing if there is nothing. */
export function startSave(state: SaveState, options = { outlivePage: false }): SaveStep {
  if (!isDirty(state)) return stay({ ...state, activity: { kind: "idle" } });
  // A lost answer is asked for again with the very same content: if it had arrived, that is a no-op.
  const doubt = state.inDoubt?.version === state.base.version ? state.inDoubt : null;
  const seq = doubt ? doubt.seq : state.editSeq;
  return {
    state: { ...state, activity: { kind: "saving", seq, note: state.note, answering: null, despite: lackedRight(state.activity) } },
    effects: [
      { kind: "clearTimer", name: "autosave" },
      { kind: "clearTimer", name: "retry" },
      {
        kind: "save",
        version: state.base.version,
        content: doubt?.content ?? null,
        mergedFrom: doubt ? doubt.mergedFrom : state.mergedFrom,
        note: state.note,
        ...options,
      },
    ],
  };
}

function lackedRight({ kind }: Activity): LackedRight | null {
  return kind === "forbidden" || kind === "missing" ? kind : null;
}

/** Waits for a pause in typing, but not for ever. */
export function scheduleAutosave(state: SaveState, now: number): Effect {
  const afterPause = state.lastEditAt + AUTOSAVE_DELAY_MS - now;
  const latest = (state.dirtySince ?? now) + AUTOSAVE_LIMIT_MS - now;
  return { kind: "setTimer", name: "autosave", inMs: Math.max(0, Math.min(afterPause, latest)) };
}

/** Nothing is under way any more: wait for the next edit, or save what was typed meanwhile. */
export function settle(state: SaveState, now: number): SaveStep {
  const idle: SaveState = { ...state, activity: { kind: "idle" } };
  return { state: idle, effects: isDirty(idle) ? [scheduleAutosave(idle, now)] : [] };
}

/** Stops at `activity` until a person or the server's state moves things on. */
export function rest(state: SaveState, activity: Activity): SaveStep {
  return { state: { ...state, activity }, effects: [{ kind: "clearTimer", name: "autosave" }] };
}

/** Merges a newer version with the live buffer. */
export function startMerge(state: SaveState, theirs: Remote, authors: readonly Person[]): SaveStep {
  return {
    state: { ...state, activity: { kind: "merging", theirs, authors, seq: state.editSeq } },
    effects: [
      { kind: "clearTimer", name: "quiet" },
      { kind: "merge", base: state.base, theirs, seq: state.editSeq },
    ],
  };
}

/** One step after another: the second starts from the state of the first. */
export function andThen(first: SaveStep, next: (state: SaveState) => SaveStep): SaveStep {
  const second = next(first.state);
  return { state: second.state, effects: [...first.effects, ...second.effects] };
}
