import type { SaveController } from "./controller";
import type { Clock, Transport } from "./ports";

/** How often the server is asked for a newer version while the page is visible. */
export const LOOK_INTERVAL_MS = 3_000;

export interface Watch {
  /** Looks at once: the page came to the front, or a feed says that something happened. */
  lookNow(): void;
  stop(): void;
}

/**
 * Asks for newer versions of the article and tells the save machine. A conditional request costs the server
 * one row; a live feed replaces the waiting by calling `lookNow`.
 */
export function watchArticle(
  controller: Pick<SaveController, "getState" | "dispatch">,
  ports: { transport: Pick<Transport, "look">; clock: Clock; isVisible: () => boolean },
  intervalMs = LOOK_INTERVAL_MS,
): Watch {
  let isStopped = false;
  let isLooking = false;
  let isWanted = false;
  let cancel = ports.clock.after(intervalMs, tick);

  function tick(): void {
    if (ports.isVisible()) void look();
    else wait();
  }

  function wait(): void {
    cancel();
    if (!isStopped) cancel = ports.clock.after(intervalMs, tick);
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
    stop() {
      isStopped = true;
      cancel();
    },
  };
}
