import type { Content, Merging, Remote, Snapshot } from "./content";
import type { Failure, MergeOutcome, MissedChanges, TextEdit } from "./events";
import { needsDecision, type Doubt, type SaveState } from "./state";

/** What the save machine needs from the world. Each is small enough to be faked by data in a test. */

export interface SaveRequest {
  readonly version: number;
  readonly content: Content;
  readonly kind: "edit" | "merge";
  readonly mergedFrom: Merging | null;
  readonly note: string | null;
}

export type SaveOutcome =
  | { readonly kind: "saved"; readonly stored: Snapshot }
  | { readonly kind: "conflict"; readonly missed: MissedChanges }
  | Failure;

export type LookOutcome = { readonly kind: "ok"; readonly theirs: Remote } | { readonly kind: "unchanged" } | Failure;

/** The way to the server for one article. No method throws for what the network or the server may do. */
export interface Transport {
  /** `outlivePage` lets a small request go on after the page is gone. */
  save(request: SaveRequest, options: { outlivePage: boolean }): Promise<SaveOutcome>;
  /** The newest version; `unchanged` if it is `knownVersion`. */
  look(knownVersion: number | null): Promise<LookOutcome>;
  /** One version's content, or null if it cannot be had now. */
  revision(version: number): Promise<Snapshot | null>;
  /** Brings a deleted article back. */
  restore(): Promise<{ readonly kind: "ok"; readonly theirs: Remote } | Failure>;
}

export interface Clock {
  now(): number;
  /** Runs `action` once after `delayMs`; the returned function prevents it. */
  after(delayMs: number, action: () => void): () => void;
}

/** The live text. Every change by the writer's hand is told to the controller; changes through `update` are not. */
export interface Buffer {
  read(): Content;
  update(content: Content, edits: readonly TextEdit[] | null): void;
  /** An input method is in the middle of a composition. */
  isComposing(): boolean;
}

/** What is kept in the browser until the server has it. */
export interface DraftRecord {
  readonly base: Snapshot;
  readonly content: Content;
  readonly inDoubt: Doubt | null;
  /** What the writer wants to say of the next version. */
  readonly note: string | null;
  readonly needsDecision: boolean;
}

export interface DraftKeeper {
  /** Called often; `read` is called when the keeper is ready to write, which may be later. */
  keep(read: () => DraftRecord): void;
  drop(): void;
}

export interface MergeTexts {
  readonly base: Content;
  readonly yours: Content;
  readonly theirs: Content;
}

/** The three-way merge, at once or from a worker. */
export type Merge = (texts: MergeTexts) => MergeOutcome | Promise<MergeOutcome>;

export interface SavePorts {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly buffer: Buffer;
  readonly drafts: DraftKeeper;
  readonly merge: Merge;
  /** The writer's own id, to recognise versions of their own. */
  readonly personId: string;
}

/** The draft that has to be kept for `state`; `inDoubt` is a save whose answer has not come, or may never come. */
export function draftOf(state: SaveState, content: Content, inDoubt: Doubt | null): DraftRecord {
  // A text more would fill the browser's store for what is only said of a version.
  const mergedFrom = inDoubt?.mergedFrom ? { base: inDoubt.mergedFrom.base, theirs: inDoubt.mergedFrom.theirs } : null;
  const renumbered = inDoubt && { ...inDoubt, mergedFrom, seq: inDoubt.seq === state.editSeq ? 1 : 0 };
  return { base: state.base, content, inDoubt: renumbered, note: state.note, needsDecision: needsDecision(state) };
}
