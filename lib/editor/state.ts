import type { Fault, Person } from "../wire/schema";
import type { Content, Merging, Remote, Snapshot } from "./content";

/** A person's answer to a conflict, on its way to the server. */
export interface Answer {
  readonly content: Content;
  /** The version of theirs that the person saw. A newer one may be there already; then this answer is stale. */
  readonly version: number;
  /** `merge` for a settled conflict, `edit` for a deliberate overwrite. */
  readonly kind: "merge" | "edit";
  readonly note: string | null;
}

/** A person's answer together with the version it was given to. */
export interface Answering extends Decision {
  readonly answer: Answer;
}

/** A save that was sent and never answered: it may or may not have become a version. */
export interface Doubt {
  readonly content: Content;
  /** The version it was sent from. */
  readonly version: number;
  readonly seq: number;
  readonly mergedFrom: Merging | null;
  /** It was a person's answer to a conflict and not what the buffer held. */
  readonly isAnswer: boolean;
}

/** Why a save could not be taken for now. */
export type Obstacle = "offline" | "unavailable" | "throttled";

/** Why an answer to a conflict could not be saved. The decisions stay, and so does the screen they were made on. */
export type AnswerObstacle = Obstacle | "refused" | "signedOut" | "forbidden" | "missing";

/** A conflict that a person has to settle: with which version, and made by whom. */
export interface Decision {
  readonly theirs: Remote;
  readonly authors: readonly Person[];
}

/** Why the server refuses whatever this person sends. It may be taken back at any time. */
export type LackedRight = "forbidden" | "missing";

/**
 * What the machine is doing. The live text is not in here: it stays in the buffer, and `editSeq`
 * counts its changes, so that a keystroke costs a number and not a copy of the document.
 */
export type Activity =
  | { readonly kind: "idle" }
  /** A save is under way; `seq` is the edit it carries, and `note` what is said of it. `answering` is there when it settles a conflict, `despite` when the last one was refused. */
  | { readonly kind: "saving"; readonly seq: number; readonly note: string | null; readonly answering: Answering | null; readonly despite: LackedRight | null }
  /** The server refused a stale version; the newest version is being fetched. */
  | { readonly kind: "catchingUp"; readonly answering: Answering | null }
  /** A newer version is here and is being merged with edit `seq`; `authors` are those who made it. */
  | { readonly kind: "merging"; readonly theirs: Remote; readonly authors: readonly Person[]; readonly seq: number }
  /** Cannot reach the server, or may not yet; `attempt` counts the tries so far. */
  | { readonly kind: "waiting"; readonly obstacle: Obstacle; readonly attempt: number }
  /** Both sides changed the same words. `open` while the person is at the merge screen. */
  | {
      readonly kind: "deciding";
      readonly theirs: Remote;
      readonly authors: readonly Person[];
      readonly open: boolean;
      /** Why the last attempt to save the answer failed, and what the server said was wrong with it. */
      readonly obstacle: AnswerObstacle | null;
      readonly faults: readonly Fault[];
    }
  | {
      readonly kind: "gone";
      readonly deletedBy: Person | null;
      readonly deletedAt: string | null;
      readonly isRestoring: boolean;
      /** The conflict that was being settled when the article went away. */
      readonly decision: Decision | null;
    }
  /** Unsaved text is sent again from time to time, and after an edit: the right may have been given back. */
  | { readonly kind: LackedRight }
  | { readonly kind: "signedOut" }
  /** The server said what is wrong with the content; the next edit tries again. */
  | { readonly kind: "refused"; readonly errors: readonly Fault[]; readonly isTooLarge: boolean };

/** A merge the machine made by itself, kept so that the writer can look at it and turn it back. */
export interface MergeRecord {
  readonly base: Snapshot;
  readonly yours: Content;
  readonly theirs: Remote;
  readonly merged: Content;
  readonly authors: readonly Person[];
  /** The edit count right after it; a higher one means the writer went on. */
  readonly seq: number;
}

export interface SaveState {
  /** The newest version that the buffer is known to contain. */
  readonly base: Snapshot;
  /** Counts local changes of the buffer. */
  readonly editSeq: number;
  /** The edit that the server is known to have. */
  readonly savedSeq: number;
  /** Milliseconds, by the clock that is given to `reduce`. */
  readonly lastEditAt: number;
  /** When the oldest unsaved edit was made, or null when there is none. */
  readonly dirtySince: number | null;
  /** At most one: nothing newer is sent before its fate is known. */
  readonly inDoubt: Doubt | null;
  /** What the next save is a merge of, if the buffer was rebased since the last one. */
  readonly mergedFrom: Merging | null;
  readonly lastMerge: MergeRecord | null;
  /** What the writer wants to say of the next version, until there is one. */
  readonly note: string | null;
  /** Failed attempts to reach the server in a row. */
  readonly attempts: number;
  readonly activity: Activity;
}

/** Whether the buffer holds text that the server is not known to have. */
export function isDirty(state: SaveState): boolean {
  return state.editSeq !== state.savedSeq;
}

/** Whether a person has to choose before saving can go on. */
export function needsDecision(state: SaveState): boolean {
  const { activity } = state;
  if (activity.kind === "deciding" || activity.kind === "gone") return true;
  return (activity.kind === "saving" || activity.kind === "catchingUp") && activity.answering !== null;
}

/** A conflict on the merge screen, and what stands in the way of its answer. */
export interface OpenDecision extends Decision {
  readonly isSaving: boolean;
  readonly obstacle: AnswerObstacle | null;
  readonly faults: readonly Fault[];
}

/** The conflict that is being settled on the merge screen now. */
export function openDecision({ activity }: SaveState): OpenDecision | null {
  switch (activity.kind) {
    case "deciding": {
      const { theirs, authors, obstacle, faults } = activity;
      return activity.open ? { theirs, authors, isSaving: false, obstacle, faults } : null;
    }
    case "saving":
    case "catchingUp": {
      const { answering } = activity;
      return answering && { theirs: answering.theirs, authors: answering.authors, isSaving: true, obstacle: null, faults: [] };
    }
    case "gone":
      return activity.decision && { ...activity.decision, isSaving: activity.isRestoring, obstacle: null, faults: [] };
    default:
      return null;
  }
}

/** A buffer that equals version `base`. */
export function cleanState(base: Snapshot): SaveState {
  return {
    base,
    editSeq: 0,
    savedSeq: 0,
    lastEditAt: Number.NEGATIVE_INFINITY,
    dirtySince: null,
    inDoubt: null,
    mergedFrom: null,
    lastMerge: null,
    note: null,
    attempts: 0,
    activity: { kind: "idle" },
  };
}

/**
 * A buffer that holds a draft found in the browser's storage, made from `base`. Counting starts anew: the draft is
 * edit 1, so a save in doubt that carried the same text has `seq` 1, and one that carried an earlier text 0.
 */
export function draftState({ base, inDoubt, note }: { base: Snapshot; inDoubt: Doubt | null; note: string | null }, now: number): SaveState {
  return { ...cleanState(base), editSeq: 1, dirtySince: now, inDoubt, note };
}
