import type { VersionConflict } from "../articles/schema";
import type { Fault, Person } from "../wire/schema";
import type { Content, Merging, Remote, Snapshot } from "./content";
import type { Answer, Doubt } from "./state";

/** Why a request got no useful answer. The same for saving, fetching and restoring. */
export type Failure =
  | { readonly kind: "offline" }
  | { readonly kind: "unavailable" }
  | { readonly kind: "throttled"; readonly retryAfterMs: number }
  | { readonly kind: "unauthorized" }
  | { readonly kind: "forbidden" }
  | { readonly kind: "missing" }
  | { readonly kind: "gone"; readonly deletedBy: Person | null; readonly deletedAt: string | null }
  | { readonly kind: "invalid"; readonly errors: readonly Fault[] }
  | { readonly kind: "tooLarge" };

/** What a 409 says about the versions that were missed. */
export type MissedChanges = Pick<VersionConflict, "currentVersion" | "changes">;

/** The result of a three-way merge of whole articles, reduced to what saving needs. */
export interface MergeOutcome {
  readonly clean: boolean;
  /** Meaningful only when clean. */
  readonly merged: Content;
  /** From `yours` to `merged`: sorted, disjoint ranges of `yours` and what replaces them. Only when clean. */
  readonly edits: readonly TextEdit[];
}

/** Replace `[from, to)`, in UTF-16 units of the old text. */
export interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

export type TimerName = "autosave" | "retry" | "quiet";

export type SaveEvent =
  /** The page begins with text that an earlier one could not save. */
  | { readonly kind: "draftFound" }
  /** The buffer changed under the writer's hands. */
  | { readonly kind: "edited" }
  /** A note is kept with the version that comes of it, or with the next one where nothing is unsaved. */
  | { readonly kind: "saveRequested"; readonly note?: string }
  /** The page may be going away for good. */
  | { readonly kind: "leaving" }
  | { readonly kind: "timer"; readonly name: TimerName }
  | { readonly kind: "cameOnline" }
  | { readonly kind: "saved"; readonly stored: Snapshot }
  | { readonly kind: "saveConflicted"; readonly sent: Content; readonly missed: MissedChanges }
  | { readonly kind: "saveFailed"; readonly sent: Content; readonly failure: Failure }
  /** The newest version, after a 409. `ancestor` is the save in doubt, if it was found among the versions missed. */
  | { readonly kind: "caughtUp"; readonly theirs: Remote; readonly authors: readonly Person[]; readonly ancestor: Snapshot | null }
  | { readonly kind: "catchUpFailed"; readonly failure: Failure }
  /** A look at the server found a version; it may be one that is known already. */
  | { readonly kind: "remoteSeen"; readonly theirs: Remote }
  | { readonly kind: "remoteUnchanged" }
  | { readonly kind: "remoteFailed"; readonly failure: Failure }
  | {
      readonly kind: "merged";
      readonly theirs: Remote;
      readonly yours: Content;
      readonly seq: number;
      readonly outcome: MergeOutcome;
      /** The input method is composing: text under it must not move now. */
      readonly isComposing: boolean;
    }
  | { readonly kind: "decisionOpened" }
  | { readonly kind: "decisionClosed" }
  | { readonly kind: "answered"; readonly answer: Answer }
  | { readonly kind: "restoreRequested" }
  | { readonly kind: "restored"; readonly theirs: Remote }
  | { readonly kind: "restoreFailed"; readonly failure: Failure }
  | { readonly kind: "mergeNoticed" }
  /** The writer gives up what is unsaved. */
  | { readonly kind: "discarded" };

/** What the controller is to do. Each is carried out at once and in order. */
export type Effect =
  /** Send `content`, or the buffer as it is now where that is null. */
  | {
      readonly kind: "save";
      readonly version: number;
      readonly content: Content | null;
      readonly mergedFrom: Merging | null;
      readonly note: string | null;
      /** The request has to go on after the page is gone. */
      readonly outlivePage: boolean;
    }
  | { readonly kind: "catchUp"; readonly missed: MissedChanges; readonly inDoubt: Doubt | null }
  | { readonly kind: "merge"; readonly base: Snapshot; readonly theirs: Remote; readonly seq: number }
  /** Bring the buffer to `content`; `edits` say how if they are known. Not a change of the writer's. */
  | { readonly kind: "updateBuffer"; readonly content: Content; readonly edits: readonly TextEdit[] | null }
  | { readonly kind: "setTimer"; readonly name: TimerName; readonly inMs: number }
  | { readonly kind: "clearTimer"; readonly name: TimerName }
  | { readonly kind: "restore" }
  | { readonly kind: "keepDraft" }
  | { readonly kind: "dropDraft" };

export interface Step<State> {
  readonly state: State;
  readonly effects: readonly Effect[];
}
