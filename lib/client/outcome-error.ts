import type { AnyFailure } from "./failures";

/** A failure on its way through the query cache, which knows errors only. */
export class OutcomeError extends Error {
  constructor(readonly outcome: AnyFailure) {
    super(`The request ended in: ${outcome.kind}`);
    this.name = "OutcomeError";
  }
}

/** The failure behind an error of a query, or null where the error is a bug. */
export function outcomeOf(error: unknown): AnyFailure | null {
  return error instanceof OutcomeError ? error.outcome : null;
}

/** Gives an `ok` through and throws everything else, for use in a query function. */
export function okOrThrow<Outcome extends { kind: "ok" } | AnyFailure>(outcome: Outcome): Extract<Outcome, { kind: "ok" }> {
  if (outcome.kind === "ok") return outcome as Extract<Outcome, { kind: "ok" }>;
  throw new OutcomeError(outcome as AnyFailure);
}

const MAX_RETRIES = 2;

/** Only what may go away by itself is worth asking again. */
export function shouldRetry(failureCount: number, error: unknown): boolean {
  const kind = outcomeOf(error)?.kind;
  return failureCount < MAX_RETRIES && (kind === "offline" || kind === "unavailable" || kind === "throttled");
}
