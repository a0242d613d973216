import type { DraftKeeper, DraftRecord } from "../editor/ports";
import { draftKey, type DraftPlace, type SafeDraftStore, type StoredDraft } from "./draft-storage";

/** A text above this many UTF-16 units is not copied at every keystroke, but after short pauses. */
const LARGE_LENGTH = 200_000;
const LARGE_PAUSE_MS = 500;

export interface DraftKeeperListener {
  /** Told `true` when the browser keeps nothing, `false` when it does again. */
  onProblem(isFailing: boolean): void;
  /** The draft that is kept began or ceased to wait for the writer's decision. */
  onWaiting(): void;
}

export interface BrowserDraftKeeper extends DraftKeeper {
  /** The page may be going away: what is not written yet is written before this returns. */
  flush(): void;
  /** Resolves when everything asked for so far is done. */
  settled(): Promise<void>;
}

/**
 * Writes the newest draft, one write at a time: the store's own speed is the limit, and what was typed during a
 * write goes into the next one.
 */
export function createDraftKeeper(store: SafeDraftStore, place: DraftPlace, { onProblem, onWaiting }: DraftKeeperListener): BrowserDraftKeeper {
  const key = draftKey(place);
  let wanted: (() => DraftRecord) | "drop" | null = null;
  let working: Promise<void> | null = null;
  let lastLength = 0;
  let isWaiting = false;

  function stamp(record: DraftRecord): StoredDraft {
    lastLength = record.content.body.length;
    return { ...record, ...place, key, keptAt: Date.now() };
  }

  async function work(): Promise<void> {
    while (wanted) {
      const job = wanted;
      wanted = null;
      try {
        const draft = job === "drop" ? null : stamp(job());
        await (draft ? store.put(draft) : store.remove(key));
        onProblem(false);
        const isWaitingNow = draft?.needsDecision ?? false;
        if (isWaitingNow !== isWaiting) onWaiting();
        isWaiting = isWaitingNow;
      } catch {
        onProblem(true);
      }
      if (wanted && lastLength > LARGE_LENGTH) await new Promise((resolve) => setTimeout(resolve, LARGE_PAUSE_MS));
    }
    working = null;
  }

  function want(job: (() => DraftRecord) | "drop"): void {
    wanted = job;
    working ??= work();
  }

  let newest: (() => DraftRecord) | null = null;
  return {
    keep(read) {
      newest = read;
      want(read);
    },
    drop() {
      newest = null;
      want("drop");
    },
    flush() {
      if (newest && working) store.putNow(stamp(newest()));
    },
    settled: async () => working ?? undefined,
  };
}
