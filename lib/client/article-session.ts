import { remoteOf, type Content } from "../editor/content";
import { createSaveController, type SaveController } from "../editor/controller";
import { mergeContents, outcomeOf } from "../editor/merge";
import type { Buffer, Clock } from "../editor/ports";
import { resume, type FoundDraft, type Resumption } from "../editor/resume";
import { isDirty } from "../editor/state";
import { watchArticle, type Watch } from "../editor/watch";
import { followArticle } from "./article-feed";
import { createPublicityKeeper, type PublicityKeeper } from "./publicity-keeper";
import type { Article } from "../articles/schema";
import type { Person } from "../wire/schema";
import { apiClient, type ApiClient } from "./api-client";
import { articleTransport } from "./article-transport";
import { createDraftKeeper } from "./draft-keeper";
import type { SafeDraftStore } from "./draft-storage";
import { tellWaitingDrafts } from "./waiting-drafts";
import { createMerger, type MergeArticles } from "./merge-worker-client";

/** What an editing session begins with. */
export interface SessionStart {
  readonly article: Article;
  readonly person: Person;
  readonly resumption: Resumption;
  readonly store: SafeDraftStore;
  /** Names this session among the drafts of this browser. */
  readonly sessionId: string;
}

/** One person editing one text in one tab. */
export interface EditingSession {
  readonly controller: SaveController;
  readonly merge: MergeArticles;
  /** Starts watching and saving; the returned function ends it and lets a last save finish. */
  open(): () => void;
  /** Whether this browser refuses to keep drafts. */
  isStorageFailing(): boolean;
  subscribeStorage(listener: () => void): () => void;
  /** Who else has the article before their eyes. */
  getOthers(): readonly Person[];
  subscribeOthers(listener: () => void): () => void;
}

/** The same on an article of the server: the save machine, wired to this browser. */
export interface ArticleSession extends EditingSession {
  readonly publicity: Omit<PublicityKeeper, "tell">;
  /** Told when what is scheduled of the article may have changed. */
  subscribeSchedules(listener: () => void): () => void;
  /** The article as the server has answered to something that did not go through this session. */
  saw(article: Article): void;
  /** Looks for a newer version now, because there is said to be one. */
  lookNow(): void;
}

const CHANNEL = "concord:articles";

interface SavedMessage {
  readonly articleId: string;
  readonly version: number;
}

export const browserClock: Clock = {
  now: () => performance.now(),
  after(delayMs, action) {
    const timer = setTimeout(action, delayMs);
    return () => clearTimeout(timer);
  },
};

/** Begins with the stored article, or with the drafts that were found. */
export function startOf(article: Article, drafts: readonly FoundDraft[]): Resumption {
  const { version, content } = remoteOf(article);
  return resume({ version, content }, drafts, mergeContents, browserClock.now());
}

/** Brings an article to life in a page: the save state machine over the network, the draft on this device, the live feed. */
export function createArticleSession(
  { article, person, resumption, store, sessionId }: SessionStart,
  buffer: Buffer,
  client: ApiClient = apiClient,
): ArticleSession {
  let isFailing = false;
  const storageListeners = new Set<() => void>();
  let others: readonly Person[] = [];
  const otherListeners = new Set<() => void>();
  const publicity = createPublicityKeeper(article);
  const scheduleListeners = new Set<() => void>();
  let watch: Watch | null = null;
  const place = { personId: person.id, articleId: article.id, tabId: sessionId };
  const keeper = createDraftKeeper(store, place, {
    onProblem(isNowFailing) {
      if (isNowFailing === isFailing) return;
      isFailing = isNowFailing;
      for (const listener of storageListeners) listener();
    },
    onWaiting: tellWaitingDrafts,
  });
  const merger = createMerger();
  const transport = articleTransport(client, article.id, publicity.tell);
  const merge = (texts: { base: Content; yours: Content; theirs: Content }) => {
    const merged = merger.merge(texts);
    return merged instanceof Promise ? merged.then(outcomeOf) : outcomeOf(merged);
  };
  const controller = createSaveController(
    { transport, clock: browserClock, buffer, drafts: keeper, merge, personId: person.id },
    resumption.state,
  );

  function setPeople(people: readonly Person[]): void {
    const next = people.filter(({ id }) => id !== person.id);
    if (next.length === others.length && next.every(({ id }, index) => id === others[index]?.id)) return;
    others = next;
    for (const listener of otherListeners) listener();
  }

  async function begin(): Promise<void> {
    if (!isDirty(controller.getState())) {
      await Promise.all(resumption.settled.map((key) => store.remove(key)));
      return;
    }
    controller.dispatch({ kind: "draftFound" });
    // The earlier pages' copies go only when this page's own copy is there.
    await keeper.settled();
    if (!isFailing) await Promise.all(resumption.settled.map((key) => store.remove(key)));
    if (resumption.needsDecision) tellWaitingDrafts();
  }

  function tellSchedules(): void {
    for (const listener of scheduleListeners) listener();
  }

  let isOpen = false;

  /** The last save may go on after the page has moved on; a session that only waits must not, the draft waits for the next one. */
  function end(): void {
    const isBusy = () => ["saving", "catchingUp", "merging"].includes(controller.getState().activity.kind);
    const stopWhenDone = () => {
      if (isOpen || isBusy()) return;
      controller.stop();
      merger.stop();
    };
    controller.subscribe(stopWhenDone);
    stopWhenDone();
  }

  function open(): () => void {
    isOpen = true;
    const feed = followArticle(article.id, {
      onChange({ kind, version }) {
        if (kind === "updated") return begun.heard(version);
        tellSchedules();
        if (kind !== "scheduled" && kind !== "unscheduled") begun.lookNow();
      },
      onPresence: setPeople,
      onTurn() {
        tellSchedules();
        begun.lookNow();
      },
    });
    const isVisible = () => document.visibilityState === "visible";
    const begun = watchArticle(controller, { transport, clock: browserClock, isVisible, isLive: feed.isLive });
    const detach = listen(controller, begun, keeper, article.id);
    watch = begun;
    void begin();
    return () => {
      detach();
      feed.stop();
      begun.stop();
      watch = null;
      isOpen = false;
      controller.save();
      // Not at once: a component that is only mounted anew opens the same session again.
      setTimeout(end, 0);
    };
  }

  return {
    controller,
    merge: merger.merge,
    open,
    isStorageFailing: () => isFailing,
    subscribeStorage(listener) {
      storageListeners.add(listener);
      return () => storageListeners.delete(listener);
    },
    getOthers: () => others,
    subscribeOthers(listener) {
      otherListeners.add(listener);
      return () => otherListeners.delete(listener);
    },
    publicity,
    subscribeSchedules(listener) {
      scheduleListeners.add(listener);
      return () => scheduleListeners.delete(listener);
    },
    saw(seen) {
      publicity.tell(seen);
      controller.dispatch({ kind: "remoteSeen", theirs: remoteOf(seen) });
    },
    lookNow: () => watch?.lookNow(),
  };
}

/** Everything that the browser tells: network, visibility, leaving, and other tabs. */
function listen(controller: SaveController, watch: Watch, keeper: { flush(): void }, articleId: string): () => void {
  const stops = new AbortController();
  const { signal } = stops;
  window.addEventListener("online", () => controller.dispatch({ kind: "cameOnline" }), { signal });
  window.addEventListener("focus", () => watch.lookNow(), { signal });
  window.addEventListener(
    "pagehide",
    () => {
      keeper.flush();
      controller.farewell();
    },
    { signal },
  );
  document.addEventListener(
    "visibilitychange",
    () => {
      if (document.visibilityState === "visible") watch.lookNow();
      else controller.save();
    },
    { signal },
  );
  const stopChannel = tellOtherTabs(controller, watch, articleId);
  return () => {
    stops.abort();
    stopChannel();
  };
}

/** A save in one tab is news for the same article in another tab. */
function tellOtherTabs(controller: SaveController, watch: Watch, articleId: string): () => void {
  if (typeof BroadcastChannel === "undefined") return () => undefined;
  const channel = new BroadcastChannel(CHANNEL);
  let told = controller.getState().base.version;
  channel.addEventListener("message", ({ data }: MessageEvent<SavedMessage>) => {
    if (data.articleId === articleId && data.version > controller.getState().base.version) watch.lookNow();
  });
  const stop = controller.subscribe(() => {
    const { version } = controller.getState().base;
    if (version <= told) return;
    told = version;
    channel.postMessage({ articleId, version } satisfies SavedMessage);
  });
  return () => {
    stop();
    channel.close();
  };
}
