import "server-only";
import { randomUUID } from "node:crypto";
import { Client } from "pg";
import type { Logger } from "../log";

/**
 * Tells that something happened, to this process and, over PostgreSQL, to all others. A message may be
 * lost or come twice: the feed's table is the truth, and a message only says that it is worth reading.
 */
export type Bus = {
  /** There may be new changes in the feed. */
  announceChange(): void;
  onChange(listener: () => void): void;
  /** Sends `message` to the listeners of every process, this one included. */
  broadcast(message: string): void;
  onMessage(listener: (message: string) => void): void;
  close(): Promise<void>;
};

const CHANGE_CHANNEL = "concord_change";
const MESSAGE_CHANNEL = "concord_message";
const RECONNECT_MS = 1_000;
/** How often the feed is read although nothing was announced, in case an announcement was lost. */
const POLL_MS = 5_000;

/** One process, one database file: everything happens here. */
export function createLocalBus(): Bus {
  const changes: (() => void)[] = [];
  const messages: ((message: string) => void)[] = [];
  return {
    announceChange: () => changes.forEach((listener) => listener()),
    onChange: (listener) => changes.push(listener),
    broadcast: (message) => messages.forEach((listener) => listener(message)),
    onMessage: (listener) => messages.push(listener),
    close: async () => {},
  };
}

/** LISTEN on a connection of its own, made anew whenever it breaks. Changes are announced by a trigger. */
export function createPostgresqlBus(connectionString: string, log: Logger): Bus {
  const local = createLocalBus();
  const own = randomUUID();
  let client: Client | null = null;
  let isClosed = false;

  async function connect(): Promise<void> {
    const fresh = new Client({ connectionString, application_name: "concord-listen" });
    fresh.on("notification", ({ channel, payload = "" }) => {
      if (channel === CHANGE_CHANNEL) return local.announceChange();
      const [sender, message] = splitOnce(payload);
      if (sender !== own) local.broadcast(message);
    });
    fresh.on("error", (error) => {
      log.warn({ error: error.message }, "listening for changes broke off");
      if (client === fresh) reconnectLater();
    });
    await fresh.connect();
    await fresh.query(`LISTEN ${CHANGE_CHANNEL}; LISTEN ${MESSAGE_CHANNEL}`);
    client = fresh;
    // What happened while nobody listened.
    local.announceChange();
  }

  function reconnectLater(): void {
    client = null;
    if (isClosed) return;
    setTimeout(() => void connect().catch(reconnectLater), RECONNECT_MS).unref();
  }

  const connected = connect().catch(reconnectLater);
  const poll = setInterval(() => local.announceChange(), POLL_MS).unref();

  return {
    ...local,
    broadcast(message) {
      local.broadcast(message);
      // Presence and the like: if it cannot be said now, the next heartbeat says it again.
      client?.query("SELECT pg_notify($1, $2)", [MESSAGE_CHANNEL, `${own} ${message}`]).catch(() => {});
    },
    async close() {
      isClosed = true;
      clearInterval(poll);
      await connected;
      await client?.end().catch(() => {});
    },
  };
}

function splitOnce(payload: string): [string, string] {
  const at = payload.indexOf(" ");
  return [payload.slice(0, at), payload.slice(at + 1)];
}
