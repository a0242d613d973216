import type { Person } from "../wire/schema";
import { sameContent, type Content, type Remote, type Snapshot } from "./content";
import type { Failure, MissedChanges } from "./events";
import { LAST_RETRY_MS, retryDelayMs } from "./limits";
import { isDirty, type Activity, type Answering, type AnswerObstacle, type Decision, type Doubt, type LackedRight, type Obstacle, type SaveState } from "./state";
import { rest, settle, startMerge, startSave, stay, andThen, type SaveStep } from "./steps";

/** The server has acknowledged a version. */
export function onSaved(state: SaveState, stored: Snapshot, now: number): SaveStep {
  const { activity } = state;
  if (activity.kind !== "saving") return stay(state);
  // Content that was stored already makes no version: then the note waits for the next one.
  const isSaid = stored.version > state.base.version && activity.note === state.note;
  const note = isSaid ? null : state.note;
  const acknowledged: SaveState = { ...state, base: stored, inDoubt: null, mergedFrom: null, note, attempts: 0 };
  if (activity.answering) {
    // The answer is stored: from here on it is what the buffer holds.
    const answered: SaveState = { ...acknowledged, savedSeq: state.editSeq, dirtySince: null, lastMerge: null };
    return andThen(
      { state: answered, effects: [{ kind: "updateBuffer", content: stored.content, edits: null }] },
      (next) => settle(next, now),
    );
  }
  const saved: SaveState = { ...acknowledged, savedSeq: activity.seq };
  // What was typed while the save was on its way is younger than the save.
  return settle({ ...saved, dirtySince: isDirty(saved) ? state.lastEditAt : null }, now);
}

/** 409: never sent again as it is. What was missed has to be seen first. */
export function onSaveConflicted(state: SaveState, missed: MissedChanges): SaveStep {
  const { activity } = state;
  if (activity.kind !== "saving") return stay(state);
  return {
    state: { ...state, attempts: 0, activity: { kind: "catchingUp", answering: activity.answering } },
    effects: [{ kind: "catchUp", missed, inDoubt: state.inDoubt }],
  };
}

/** A request that may have reached the server leaves its content in doubt. */
export function onSaveFailed(state: SaveState, sent: Content, failure: Failure, now: number): SaveStep {
  const { activity } = state;
  if (activity.kind !== "saving") return stay(state);
  const isInDoubt = failure.kind === "offline" || failure.kind === "unavailable";
  return onFailure(isInDoubt ? { ...state, inDoubt: doubtAbout(state, sent) } : state, failure, now);
}

/** What has to be remembered of a save under way, in case its answer never comes. */
export function doubtAbout(state: SaveState, sent: Content): Doubt | null {
  const { activity } = state;
  if (activity.kind !== "saving") return state.inDoubt;
  const { answering, seq } = activity;
  if (answering) return { content: sent, version: answering.answer.version, seq, mergedFrom: null, isAnswer: true };
  return { content: sent, version: state.base.version, seq, mergedFrom: state.mergedFrom, isAnswer: false };
}

/** What a failure means for whoever waits: try again, say what is wrong, or ask. */
export function onFailure(state: SaveState, failure: Failure, now: number): SaveStep {
  const decision = decisionUnderWay(state.activity);
  if (failure.kind === "gone") {
    const { deletedBy, deletedAt } = failure;
    return rest(state, { kind: "gone", deletedBy, deletedAt, isRestoring: false, decision });
  }
  if (decision) return backToDeciding(state, decision, failure);
  switch (failure.kind) {
    case "offline":
    case "unavailable":
    case "throttled":
      return waitFor(state, failure);
    case "invalid":
    case "tooLarge": {
      const errors = failure.kind === "invalid" ? failure.errors : [];
      return rest(state, { kind: "refused", errors, isTooLarge: failure.kind === "tooLarge" });
    }
    case "unauthorized":
      return rest(state, { kind: "signedOut" });
    case "forbidden":
    case "missing":
      return lackRight(state, failure.kind);
    default:
      return settle(state, now);
  }
}

function obstacleOf({ kind }: Exclude<Failure, { kind: "gone" }>): AnswerObstacle {
  if (kind === "unauthorized") return "signedOut";
  return kind === "invalid" || kind === "tooLarge" ? "refused" : kind;
}

function waitFor(state: SaveState, failure: Extract<Failure, { kind: Obstacle }>): SaveStep {
  const attempts = state.attempts + 1;
  const inMs = failure.kind === "throttled" ? failure.retryAfterMs : retryDelayMs(state.attempts);
  return {
    state: { ...state, attempts, activity: { kind: "waiting", obstacle: failure.kind, attempt: attempts } },
    effects: [{ kind: "setTimer", name: "retry", inMs }],
  };
}

/** Rests until the right to write is given back, which nobody tells: unsaved text finds out. */
function lackRight(state: SaveState, kind: LackedRight): SaveStep {
  const resting = rest(state, { kind });
  return isDirty(state) ? { state: resting.state, effects: [...resting.effects, { kind: "setTimer", name: "retry", inMs: LAST_RETRY_MS }] } : resting;
}

function decisionUnderWay(activity: Activity): Decision | null {
  if (activity.kind === "saving" || activity.kind === "catchingUp") return activity.answering;
  return activity.kind === "deciding" && activity.open ? activity : null;
}

function backToDeciding(state: SaveState, { theirs, authors }: Decision, failure: Exclude<Failure, { kind: "gone" }>): SaveStep {
  const faults = failure.kind === "invalid" ? failure.errors : [];
  return rest(state, { kind: "deciding", theirs, authors, open: true, obstacle: obstacleOf(failure), faults });
}

interface Found {
  readonly theirs: Remote;
  readonly authors: readonly Person[];
  readonly ancestor: Snapshot | null;
}

/** The newest version is here, after a 409. */
export function onCaughtUp(state: SaveState, found: Found, now: number): SaveStep {
  const { activity } = state;
  if (activity.kind !== "catchingUp") return stay(state);
  const { theirs, authors, ancestor } = found;
  if (activity.answering && !ancestor) {
    return rest({ ...state, inDoubt: null }, { kind: "deciding", theirs, authors, open: true, obstacle: null, faults: [] });
  }
  const based = ancestor ? adoptAncestor(state, ancestor, activity.answering) : stay({ ...state, inDoubt: null });
  return andThen(based, (next) => {
    if (theirs.version > next.base.version) return startMerge(next, theirs, authors);
    return isDirty(next) ? startSave(next) : settle(next, now);
  });
}

/** A save whose answer was lost did land: it is the writer's own text, and the right base for what came after. */
function adoptAncestor(state: SaveState, ancestor: Snapshot, answering: Answering | null): SaveStep {
  const based: SaveState = { ...state, base: ancestor, inDoubt: null, mergedFrom: null };
  if (answering) return holdInstead(based, answering.answer.content);
  if (!state.inDoubt?.isAnswer) return stay(based);
  // An answer replaces what the buffer holds, unless the writer has gone on from there: then it is their version.
  return state.inDoubt.seq === state.editSeq ? holdInstead(based, ancestor.content) : stay({ ...state, inDoubt: null });
}

/** Puts an answer into the buffer; it is unsaved where the base does not say the same. */
function holdInstead(based: SaveState, content: Content): SaveStep {
  const editSeq = based.editSeq + 1;
  const isStored = sameContent(content, based.base.content);
  return {
    state: { ...based, editSeq, savedSeq: isStored ? editSeq : based.savedSeq, lastMerge: null },
    effects: [{ kind: "updateBuffer", content, edits: null }],
  };
}
