import "server-only";
import { Worker } from "node:worker_threads";
import { WRITER_LOST } from "./errors";
import type { Landing, Outcome, SqliteWriter } from "./sqlite-writer";

/** What comes to the thread is dropped after its batch: more than this would only be memory that is cleared less often. */
const YOUNG_GENERATION_MB = 8;

type Batch = { resolve: (outcomes: Outcome[]) => void; reject: (error: Error) => void };

/**
 * A writer in a thread of its own, whose code is at `threadUrl`: while it waits for the disk, this thread goes on with
 * other requests. The thread is started for the first landing, and again after one in which it died: what was under
 * way then is rejected as a database that is not there, and may have landed or not, whole as ever.
 */
export function startSqliteWriter(path: string, threadUrl: URL): SqliteWriter {
  let thread: Worker | null = null;
  let underWay: Batch | null = null;
  let isClosed = false;

  function start(): Worker {
    const started = new Worker(threadUrl, { workerData: path, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB } });
    let reason = "";
    started.on("message", (outcomes: Outcome[]) => {
      // An idle thread does not keep the process.
      started.unref();
      underWay?.resolve(outcomes);
      underWay = null;
    });
    started.on("error", (error) => (reason = `: ${error.message}`));
    // Its connection is closed by then, and with it the transaction that was open.
    started.on("exit", () => {
      thread = null;
      underWay?.reject(new WriterLostError(reason));
      underWay = null;
    });
    return started;
  }

  return {
    async carryOut(landings: readonly Landing[]) {
      if (isClosed) throw new WriterLostError(": it was closed");
      const to = (thread ??= start());
      to.ref();
      return new Promise((resolve, reject) => {
        underWay = { resolve, reject };
        to.postMessage(landings);
      });
    },
    async close() {
      isClosed = true;
      await thread?.terminate();
    },
  };
}

/** The thread ended before it could say what became of its landings. */
class WriterLostError extends Error {
  readonly code = WRITER_LOST;

  constructor(reason: string) {
    super(`the thread that writes to the database ended${reason}`);
    this.name = "WriterLostError";
  }
}
