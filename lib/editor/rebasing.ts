import type { Person } from "../wire/schema";
import { sameContent, type Content, type Remote } from "./content";
import type { MergeOutcome } from "./events";
import { QUIET_MS, RECHECK_DELAY_MS } from "./limits";
import { isDirty, type MergeRecord, type SaveState } from "./state";
import { scheduleAutosave, startMerge, startSave, stay, type SaveStep } from "./steps";

export interface Merged {
  readonly theirs: Remote;
  readonly yours: Content;
  readonly seq: number;
  readonly outcome: MergeOutcome;
  readonly isComposing: boolean;
}

/** The three-way merge is done: apply it, ask, or try again when the writer pauses. */
export function onMerged(state: SaveState, merged: Merged, now: number): SaveStep {
  const { activity } = state;
  const isExpected =
    (activity.kind === "merging" || (activity.kind === "deciding" && !activity.open)) &&
    activity.theirs.version === merged.theirs.version;
  if (!isExpected) return stay(state);
  const isStale = merged.seq !== state.editSeq || merged.isComposing;
  if (isStale) return whenQuiet(state, activity.kind === "deciding" ? RECHECK_DELAY_MS : QUIET_MS);
  if (merged.outcome.clean) return applyMerge(state, merged, activity.authors, now);
  if (activity.kind === "deciding") return stay(state);
  // Nobody is asked in the middle of a word.
  const isTyping = now - state.lastEditAt < QUIET_MS;
  if (isTyping) return whenQuiet(state, state.lastEditAt + QUIET_MS - now);
  return {
    state: {
      ...state,
      activity: { kind: "deciding", theirs: activity.theirs, authors: activity.authors, open: false, obstacle: null, faults: [] },
    },
    effects: [{ kind: "clearTimer", name: "autosave" }],
  };
}

function whenQuiet(state: SaveState, inMs: number): SaveStep {
  return { state, effects: [{ kind: "setTimer", name: "quiet", inMs }] };
}

function applyMerge(state: SaveState, merged: Merged, authors: readonly Person[], now: number): SaveStep {
  const { theirs, yours, outcome } = merged;
  const wasDirty = isDirty(state);
  // Both sides may have made the same changes; then nothing of the writer's is missing on the server.
  const isDirtyNow = wasDirty && !sameContent(outcome.merged, theirs.content);
  const base = state.mergedFrom?.base ?? state.base.version;
  const next: SaveState = {
    ...state,
    base: { version: theirs.version, content: theirs.content },
    savedSeq: isDirtyNow ? state.savedSeq : state.editSeq,
    dirtySince: isDirtyNow ? state.dirtySince : null,
    inDoubt: null,
    mergedFrom: isDirtyNow ? { base, theirs: theirs.version, yours: state.mergedFrom?.yours ?? yours } : null,
    lastMerge: noteMerge(state, { base: state.base, yours, theirs, merged: outcome.merged, authors, seq: state.editSeq }),
    activity: { kind: "idle" },
  };
  const isChanged = !sameContent(yours, outcome.merged);
  const effects = isChanged ? [{ kind: "updateBuffer", content: outcome.merged, edits: outcome.edits } as const] : [];
  if (!isDirtyNow) return { state: isChanged ? next : { ...next, lastMerge: state.lastMerge }, effects };
  const isQuiet = now - state.lastEditAt >= QUIET_MS;
  if (!isQuiet) return { state: next, effects: [...effects, scheduleAutosave(next, now)] };
  const saving = startSave(next);
  return { state: saving.state, effects: [...effects, ...saving.effects] };
}

/** Merges that follow each other without an edit between them are one to the reader: one notice, one undo. */
function noteMerge(state: SaveState, record: MergeRecord): MergeRecord {
  const last = state.lastMerge;
  if (!last || last.seq !== record.seq) return record;
  const known = new Set(last.authors.map((person) => person.id));
  const authors = [...last.authors, ...record.authors.filter((person) => !known.has(person.id))];
  return { ...record, base: last.base, yours: last.yours, authors };
}

/** A newer version was seen without a save having been refused. */
export function onRemoteSeen(state: SaveState, theirs: Remote): SaveStep {
  const { activity } = state;
  switch (activity.kind) {
    case "idle":
      // A save without an answer may be this very version; the next save finds out.
      if (theirs.version <= state.base.version || state.inDoubt !== null) return stay(state);
      return startMerge(state, theirs, [theirs.author]);
    case "deciding": {
      if (theirs.version <= activity.theirs.version) return stay(state);
      const moved: SaveState = { ...state, activity: { ...activity, theirs, authors: [...activity.authors, theirs.author] } };
      return recheck(moved);
    }
    case "waiting":
      return activity.obstacle === "throttled" ? stay(state) : startSave(state);
    case "forbidden":
    case "signedOut":
    case "missing":
      return startSave(state);
    default:
      return stay(state);
  }
}

/** A decision may have become unnecessary: through the writer's typing, or through a newer version. */
export function recheck(state: SaveState): SaveStep {
  const { activity } = state;
  if (activity.kind !== "deciding" || activity.open) return stay(state);
  return { state, effects: [{ kind: "merge", base: state.base, theirs: activity.theirs, seq: state.editSeq }] };
}
