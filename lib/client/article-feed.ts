import { z } from "zod";
import { changeSchema, type Change } from "../events/schema";
import { personSchema, type Person } from "../wire/schema";
import { pathOf } from "./transport";

const presenceSchema = z.object({ articleId: z.string(), people: z.array(personSchema) });

/** How long to wait before a stream that the server refused is asked for again. */
const REFUSED_PAUSE_MS = 30_000;

export interface FeedListener {
  onChange(change: Change): void;
  /** Everybody who has the article open in a visible window, the reader included. */
  onPresence(people: readonly Person[]): void;
  /** The stream has begun or broken off: what happened meanwhile has to be looked for. */
  onTurn(): void;
}

export interface ArticleFeed {
  /** Whether changes are told at present. */
  isLive(): boolean;
  stop(): void;
}

/**
 * Follows one article over the server's event stream. Only a visible page holds a stream: browsers allow few
 * connections to one server over HTTP/1.1, and a dozen open tabs must not use them up.
 */
export function followArticle(articleId: string, listener: FeedListener): ArticleFeed {
  let source: EventSource | null = null;
  let again: ReturnType<typeof setTimeout> | undefined;
  const stops = new AbortController();

  function open(): void {
    if (source || document.visibilityState !== "visible" || typeof EventSource === "undefined") return;
    clearTimeout(again);
    const opened = new EventSource(`${pathOf("events")}?article=${encodeURIComponent(articleId)}`);
    source = opened;
    opened.addEventListener("open", () => listener.onTurn());
    opened.addEventListener("change", ({ data }: MessageEvent<string>) => tell(changeSchema, data, (change) => listener.onChange(change)));
    opened.addEventListener("presence", ({ data }: MessageEvent<string>) => tell(presenceSchema, data, ({ people }) => listener.onPresence(people)));
    opened.addEventListener("error", () => {
      listener.onPresence([]);
      listener.onTurn();
      // A lost connection comes again by itself; a refusal does not.
      if (opened.readyState !== EventSource.CLOSED || source !== opened) return;
      source = null;
      again = setTimeout(open, REFUSED_PAUSE_MS);
    });
  }

  function close(): void {
    clearTimeout(again);
    source?.close();
    source = null;
    listener.onPresence([]);
  }

  document.addEventListener("visibilitychange", () => (document.visibilityState === "visible" ? open() : close()), { signal: stops.signal });
  // A page that waits in the browser's back-forward cache keeps no connection.
  window.addEventListener("pagehide", close, { signal: stops.signal });
  window.addEventListener("pageshow", open, { signal: stops.signal });
  open();

  return {
    isLive: () => source?.readyState === EventSource.OPEN,
    stop() {
      stops.abort();
      close();
    },
  };
}

/** What does not fit the contract is passed over: looking at the article tells the truth in any case. */
function tell<Value>(schema: z.ZodType<Value>, text: string, receive: (value: Value) => void): void {
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    if (parsed.success) receive(parsed.data);
  } catch {
    // Not JSON: a proxy in between has cut it.
  }
}
