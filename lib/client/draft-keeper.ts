import type { DraftKeeper, DraftRecord } from "../editor/ports";
import { draftKey, type DraftPlace, type SafeDraftStore, type StoredDraft } from "./draft-storage";

/** A text above this many UTF-16 units is not copied at every keystroke, but after short pauses. */
const LARGE_LENGTH = 200_000;
const LARGE_PAUSE_MS = 500;

export interface BrowserDraftKeeper extends DraftKeeper {
  /** The page may be going away: what is not written yet is written before this returns. */
  flush(): void;
  /** Resolves when everything asked for so far is done. */
  settled(): Promise<void>;
}

/**
 * Writes the newest draft, one write at a time: the store's own speed is the limit, and what was typed during a
 * write goes into the next one.
 * @param onProblem told `true` when the browser keeps nothing, `false` when it does again
 */
export function createDraftKeeper(store: SafeDraftStore, place: DraftPlace, onProblem: (isFailing: boolean) => void): BrowserDraftKeeper {
  const key = draftKey(place);
  let wanted: (() => DraftRecord) | "drop" | null = null;
  let working: Promise<void> | null = null;
  let lastLength = 0;

  function stamp(record: DraftRecord): StoredDraft {
    lastLength = record.content.body.length;
    return { ...record, ...place, key, keptAt: Date.now() };
  }

  async function work(): Promise<void> {
    while (wanted) {
      const job = wanted;
      wanted = null;
      try {
        if (job === "drop") await store.remove(key);
        else await store.put(stamp(job()));
        onProblem(false);
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
