export type IdempotencyProblem =
  /** The key came with another request before. */
  | { kind: "idempotency-mismatch" }
  /** The first request with this key is still running. */
  | { kind: "request-in-progress" };
