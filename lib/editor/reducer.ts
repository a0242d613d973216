import type { Remote } from "./content";
import type { Failure, SaveEvent } from "./events";
import { AUTOSAVE_DELAY_MS, RECHECK_DELAY_MS } from "./limits";
import { onMerged, onRemoteSeen, recheck } from "./rebasing";
import { onCaughtUp, onFailure, onSaveConflicted, onSaved, onSaveFailed } from "./saving";
import { isDirty, type SaveState } from "./state";
import { rest, scheduleAutosave, settle, startMerge, startSave, stay, type SaveStep } from "./steps";

/**
 * The life of a text between the fingers and the server, as a pure function.
 * @param now milliseconds of a clock that never goes back
 * @returns the next state, and what is to be done, in order
 */
export function reduce(state: SaveState, event: SaveEvent, now: number): SaveStep {
  return withDraft(state, event, step(state, event, now));
}

function step(state: SaveState, event: SaveEvent, now: number): SaveStep {
  switch (event.kind) {
    case "draftFound":
      return settle(state, now);
    case "edited":
      return onEdited(state, now);
    case "saveRequested":
      return onSaveRequested(event.note === undefined ? state : { ...state, note: event.note || null });
    case "leaving":
      return state.activity.kind === "idle" ? startSave(state, { outlivePage: true }) : stay(state);
    case "timer":
      return onTimer(state, event.name);
    case "cameOnline":
      return state.activity.kind === "waiting" ? startSave(state) : stay(state);
    case "saved":
      return onSaved(state, event.stored, now);
    case "saveConflicted":
      return onSaveConflicted(state, event.missed);
    case "saveFailed":
      return onSaveFailed(state, event.sent, event.failure, now);
    case "caughtUp":
      return onCaughtUp(state, event, now);
    case "catchUpFailed":
      return state.activity.kind === "catchingUp" ? onFailure(state, event.failure, now) : stay(state);
    case "remoteSeen":
      return state.activity.kind === "gone" ? onSeenAgain(state, event.theirs, now) : onRemoteSeen(state, event.theirs);
    case "remoteUnchanged":
      return onRemoteUnchanged(state);
    case "remoteFailed":
      return onRemoteFailed(state, event.failure, now);
    case "merged":
      return onMerged(state, event, now);
    case "mergeNoticed":
      return { state: { ...state, lastMerge: null }, effects: [] };
    case "discarded":
      return rest({ ...state, savedSeq: state.editSeq, dirtySince: null, inDoubt: null }, { kind: "idle" });
    default:
      return decide(state, event, now);
  }
}

type DecisionEvent = Extract<
  SaveEvent,
  { kind: "decisionOpened" | "decisionClosed" | "answered" | "restoreRequested" | "restored" | "restoreFailed" }
>;

function decide(state: SaveState, event: DecisionEvent, now: number): SaveStep {
  const { activity } = state;
  if (activity.kind === "deciding") {
    switch (event.kind) {
      case "decisionOpened":
        return { state: { ...state, activity: { ...activity, open: true, obstacle: null, faults: [] } }, effects: [{ kind: "clearTimer", name: "quiet" }] };
      case "decisionClosed":
        return recheck({ ...state, activity: { ...activity, open: false, obstacle: null, faults: [] } });
      case "answered":
        return sendAnswer(state, event);
    }
  }
  if (activity.kind === "gone") {
    switch (event.kind) {
      case "restoreRequested":
        return { state: { ...state, activity: { ...activity, isRestoring: true } }, effects: [{ kind: "restore" }] };
      case "restored":
        return onRestored(state, event.theirs, now);
      case "restoreFailed":
        if (event.failure.kind === "gone") return { state: { ...state, activity: { ...activity, isRestoring: false } }, effects: [] };
        return onFailure(state, event.failure, now);
    }
  }
  return stay(state);
}

/** Somebody else brought the article back: nothing has to be decided any more. */
function onSeenAgain(state: SaveState, theirs: Remote, now: number): SaveStep {
  return theirs.version > state.base.version ? onRestored(state, theirs, now) : stay(state);
}

/** Back from the trash, as a new version: what is unsaved goes on from there, decisions included. */
function onRestored(state: SaveState, theirs: Remote, now: number): SaveStep {
  const { activity } = state;
  if (activity.kind === "gone" && activity.decision) {
    const { authors } = activity.decision;
    return rest(state, { kind: "deciding", theirs, authors, open: true, obstacle: null, faults: [] });
  }
  return theirs.version > state.base.version ? startMerge(state, theirs, [theirs.author]) : settle(state, now);
}

function sendAnswer(state: SaveState, { answer }: Extract<SaveEvent, { kind: "answered" }>): SaveStep {
  const { activity } = state;
  if (activity.kind !== "deciding") return stay(state);
  const { theirs, authors } = activity;
  const mergedFrom = answer.kind === "merge" ? { base: state.base.version, theirs: answer.version } : null;
  const note = answer.note ?? state.note;
  return {
    state: { ...state, note, activity: { kind: "saving", seq: state.editSeq, note, answering: { answer, theirs, authors }, despite: null } },
    effects: [{ kind: "save", version: answer.version, content: answer.content, mergedFrom, note, outlivePage: false }],
  };
}

function onEdited(state: SaveState, now: number): SaveStep {
  const edited: SaveState = {
    ...state,
    editSeq: state.editSeq + 1,
    lastEditAt: now,
    dirtySince: state.dirtySince ?? now,
  };
  const { activity } = edited;
  if (activity.kind === "idle" || activity.kind === "refused") {
    return { state: { ...edited, activity: { kind: "idle" } }, effects: [scheduleAutosave(edited, now)] };
  }
  if (activity.kind === "deciding" && !activity.open) {
    return { state: edited, effects: [{ kind: "setTimer", name: "quiet", inMs: RECHECK_DELAY_MS }] };
  }
  if (activity.kind === "forbidden" || activity.kind === "missing") {
    return { state: edited, effects: [{ kind: "setTimer", name: "retry", inMs: AUTOSAVE_DELAY_MS }] };
  }
  return { state: edited, effects: [] };
}

/** By key or button: now, and also where the machine had given up for the moment. */
function onSaveRequested(state: SaveState): SaveStep {
  switch (state.activity.kind) {
    case "idle":
    case "refused":
    case "waiting":
    case "forbidden":
    case "missing":
    case "signedOut":
      return startSave(state);
    default:
      return stay(state);
  }
}

function onTimer(state: SaveState, name: "autosave" | "retry" | "quiet"): SaveStep {
  const { activity } = state;
  if (name === "autosave" && activity.kind === "idle") return startSave(state);
  if (name === "retry" && (activity.kind === "waiting" || activity.kind === "forbidden" || activity.kind === "missing")) return startSave(state);
  if (name === "quiet" && activity.kind === "merging") return startMerge(state, activity.theirs, activity.authors);
  if (name === "quiet") return recheck(state);
  return stay(state);
}

/** An answer, and nothing new: whoever waited for one, or for being let in, tries again. */
function onRemoteUnchanged(state: SaveState): SaveStep {
  const { activity } = state;
  const isAnswered = (activity.kind === "waiting" && activity.obstacle !== "throttled") || activity.kind === "signedOut" || activity.kind === "missing";
  return isAnswered ? startSave(state) : stay(state);
}

/** A failed look at the server changes nothing for a save under way; that will find out for itself. */
function onRemoteFailed(state: SaveState, failure: Failure, now: number): SaveStep {
  const isResting = state.activity.kind === "idle" || state.activity.kind === "deciding";
  const isFinal = failure.kind === "gone" || failure.kind === "unauthorized" || failure.kind === "missing";
  return isResting && isFinal ? onFailure(state, failure, now) : stay(state);
}

/** Keeps the browser's own copy in step: there while something is unsaved, away as soon as nothing is. */
function withDraft(before: SaveState, event: SaveEvent, after: SaveStep): SaveStep {
  const { state } = after;
  if (!isDirty(state)) {
    return isDirty(before) ? { state, effects: [...after.effects, { kind: "dropDraft" }] } : after;
  }
  const hasNewText = event.kind === "edited" || event.kind === "draftFound";
  const isKept =
    !hasNewText &&
    before.base === state.base &&
    before.inDoubt === state.inDoubt &&
    before.note === state.note &&
    before.activity.kind === state.activity.kind;
  return isKept ? after : { state, effects: [...after.effects, { kind: "keepDraft" }] };
}
