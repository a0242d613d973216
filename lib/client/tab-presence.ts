/**
 * Which tabs of this browser are alive. A draft whose tab is gone is free to be picked up by another one.
 * Web Locks know it exactly; where they are missing (plain http on a local network) the tabs ask each other.
 */
export interface TabPresence {
  readonly tabId: string;
  /** Those of `tabIds` that nobody holds any more. */
  findDead(tabIds: readonly string[]): Promise<string[]>;
}

const LOCK_PREFIX = "concord:tab:";
const CHANNEL = "concord:tabs";
/** How long a living tab has to answer. */
const ANSWER_MS = 250;

type TabMessage = { kind: "whoIsThere" } | { kind: "here"; tabId: string };

let presence: TabPresence | null = null;

/** This page's own presence; one for the life of the page, whatever is mounted and unmounted in it. */
export function tabPresence(): TabPresence {
  presence ??= createTabPresence(randomId());
  return presence;
}

function createTabPresence(tabId: string): TabPresence {
  const locks = typeof navigator === "undefined" ? undefined : navigator.locks;
  // Held until the page is gone; the promise never settles.
  if (locks) void locks.request(LOCK_PREFIX + tabId, () => new Promise(() => {}));
  const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(CHANNEL);
  channel?.addEventListener("message", ({ data }: MessageEvent<TabMessage>) => {
    if (data.kind === "whoIsThere") channel.postMessage({ kind: "here", tabId } satisfies TabMessage);
  });

  async function livingTabs(): Promise<Set<string>> {
    if (locks) {
      const { held = [] } = await locks.query();
      return new Set(held.flatMap(({ name }) => (name?.startsWith(LOCK_PREFIX) ? [name.slice(LOCK_PREFIX.length)] : [])));
    }
    return channel ? askAround(channel) : new Set();
  }

  return {
    tabId,
    async findDead(tabIds) {
      const others = tabIds.filter((id) => id !== tabId);
      if (others.length === 0) return [];
      const living = await livingTabs();
      return others.filter((id) => !living.has(id));
    },
  };
}

function askAround(channel: BroadcastChannel): Promise<Set<string>> {
  return new Promise((resolve) => {
    const living = new Set<string>();
    const listen = ({ data }: MessageEvent<TabMessage>) => {
      if (data.kind === "here") living.add(data.tabId);
    };
    channel.addEventListener("message", listen);
    channel.postMessage({ kind: "whoIsThere" } satisfies TabMessage);
    setTimeout(() => {
      channel.removeEventListener("message", listen);
      resolve(living);
    }, ANSWER_MS);
  });
}

/** `crypto.randomUUID` exists only on https and localhost; `getRandomValues` everywhere. */
function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
