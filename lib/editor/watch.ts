import type { SaveController } from "./controller";
import type { Clock, Transport } from "./ports";

/** How often the server is asked for a newer version while the page is visible and no feed tells of it. */
export const LOOK_INTERVAL_MS = 3_000;
/** The same while a feed tells of changes: only in case it has fallen silent without a word. */
export const LIVE_LOOK_INTERVAL_MS = 60_000;

export interface Watch {
  /** Looks at once: the page came to the front, or a feed says that something happened. */
  lookNow(): void;
  /** A feed says that this version exists. Looks as soon as it is clear that the session does not know it. */
  heard(version: number): void;
  stop(): void;
}

export interface WatchPorts {
  readonly transport: Pick<Transport, "look">;
  readonly clock: Clock;
  readonly isVisible: () => boolean;
  /** Whether a feed tells of changes at present. */
  readonly isLive: () => boolean;
}

/**
 * Asks for newer versions of the article and tells the save machine. A conditional request costs the server
 * one row; while a live feed calls `heard`, asking is only a safeguard.
 */
export function watchArticle(controller: Pick<SaveController, "getState" | "dispatch" | "subscribe">, ports: WatchPorts): Watch {
  const intervalMs = () => (ports.isLive() ? LIVE_LOOK_INTERVAL_MS : LOOK_INTERVAL_MS);
  let isStopped = false;
  let isLooking = false;
  let isWanted = false;
  let newestHeard = 0;
  let cancel = ports.clock.after(intervalMs(), tick);
  const stopListening = controller.subscribe(lookIfMissing);

  /** A save under way may be the version that was heard of; its answer tells. */
  function lookIfMissing(): void {
    const { kind } = controller.getState().activity;
    if (newestHeard <= knownVersion() || kind === "saving" || kind === "catchingUp") return;
    newestHeard = 0;
    cancel();
    void look();
  }


  function tick(): void {
    if (ports.isVisible()) void look();
    else wait();
  }

  function wait(): void {
    cancel();
    if (!isStopped) cancel = ports.clock.after(intervalMs(), tick);
  }

  async function look(): Promise<void> {
    if (isLooking) {
      isWanted = true;
      return;
    }
    isLooking = true;
    const known = knownVersion();
    const outcome = await ports.transport.look(known);
    isLooking = false;
    if (isStopped) return;
    if (outcome.kind === "ok") controller.dispatch({ kind: "remoteSeen", theirs: outcome.theirs });
    else if (outcome.kind === "unchanged") controller.dispatch({ kind: "remoteUnchanged" });
    else controller.dispatch({ kind: "remoteFailed", failure: outcome });
    if (isWanted) {
      isWanted = false;
      void look();
    } else wait();
  }

  function knownVersion(): number {
    const { activity, base } = controller.getState();
    return activity.kind === "deciding" || activity.kind === "merging" ? activity.theirs.version : base.version;
  }

  return {
    lookNow() {
      cancel();
      void look();
    },
    heard(version) {
      newestHeard = Math.max(newestHeard, version);
      lookIfMissing();
    },
    stop() {
      isStopped = true;
      stopListening();
      cancel();
    },
  };
}
