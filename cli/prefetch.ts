/** How many answers are waited for at once: enough to hide the way to a distant server, too few to burden it. */
const AHEAD = 8;

/** Loads things a little ahead of their use, in the order of `ids`. */
export function prefetch<T>(ids: readonly string[], load: (id: string) => Promise<T>): (id: string) => Promise<T> {
  const started = new Map<string, Promise<T>>();
  let next = 0;
  const start = (id: string): Promise<T> => {
    const promise = started.get(id) ?? load(id);
    // A failure is met where the thing is used.
    promise.catch(() => {});
    started.set(id, promise);
    return promise;
  };
  return async (id) => {
    const wanted = start(id);
    while (next < ids.length && started.size < AHEAD) start(ids[next++]!);
    try {
      return await wanted;
    } finally {
      started.delete(id);
    }
  };
}
