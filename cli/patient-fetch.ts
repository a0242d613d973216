import type { World } from "./world";

/** Longest wait for a single answer. A server that is silent for so long is not there. */
const ANSWER_TIMEOUT_MS = 120_000;
/** Longest time that one request waits altogether because the server asks for it. */
const MAX_WAIT_MS = 10 * 60_000;
/** A 503 without a word on when to come back is tried again after so long, this many times. */
const UNAVAILABLE_WAIT_MS = 2_000;
const UNAVAILABLE_TRIES = 3;

/**
 * A fetch that comes back when the server says: 429 (RFC 6585) and 503 with `Retry-After` say that nothing was done.
 * A network that is lost, or silent for too long, is the TypeError that fetch itself would throw.
 */
export function patientFetch(world: Pick<World, "fetch" | "say" | "sleep">): typeof fetch {
  return async (input, init) => {
    let waitedMs = 0;
    for (let attempt = 1; ; attempt += 1) {
      const response = await once(world.fetch, input, init);
      const ms = waitMs(response, attempt);
      if (ms === null || waitedMs + ms > MAX_WAIT_MS) return response;
      world.say(`The server asks to wait. Going on in ${Math.ceil(ms / 1000)} s…`);
      await response.body?.cancel();
      await world.sleep(ms);
      waitedMs += ms;
    }
  };
}

async function once(doFetch: typeof fetch, input: Parameters<typeof fetch>[0], init: Parameters<typeof fetch>[1]): Promise<Response> {
  try {
    return await doFetch(input, { ...init, signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS) });
  } catch (error) {
    if (error instanceof DOMException && error.name === "TimeoutError") throw new TypeError("no answer in time", { cause: error });
    throw error;
  }
}

function waitMs(response: Response, attempt: number): number | null {
  if (response.status !== 429 && response.status !== 503) return null;
  const after = response.headers.get("retry-after");
  const seconds = after === null ? NaN : /^\d+$/.test(after) ? Number(after) : (Date.parse(after) - Date.now()) / 1000;
  if (response.status === 503 && attempt > UNAVAILABLE_TRIES) return null;
  if (Number.isNaN(seconds)) return response.status === 503 ? UNAVAILABLE_WAIT_MS : null;
  return Math.max(0, seconds * 1000);
}
