import { FirstInFirstOut } from "../db/first-in-first-out";

/** Runs work on one thing at a time, in the order in which it came, and on different things at once. */
export function createTurns() {
  const queues = new Map<string, { queue: FirstInFirstOut; count: number }>();
  return async function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
    const entry = queues.get(key) ?? { queue: new FirstInFirstOut(), count: 0 };
    queues.set(key, entry);
    entry.count += 1;
    try {
      return await entry.queue.run(work);
    } finally {
      entry.count -= 1;
      if (entry.count === 0) queues.delete(key);
    }
  };
}
