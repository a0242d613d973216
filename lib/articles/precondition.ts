/**
 * Which state of an article a write was made from. `time` is for clients that have nothing better:
 * it is compared at a resolution of one second, and any doubt is a conflict.
 */
export type Precondition =
  /** `others` are what an `If-Match` names beside it: each of them would do (RFC 9110, 13.1.1). */
  | { kind: "version"; version: number; others?: readonly number[] }
  | { kind: "any" }
  | { kind: "time"; unmodifiedSince: Date }
  | { kind: "none" };

/** What a precondition is compared with; `previousAt` is when the version before the current one was made. */
export type Standing = { version: number; updatedAt: Date; previousAt: Date | null };

/** Whether a write made under `precondition` was made from the current state. */
export function holds(precondition: Precondition, current: Standing): boolean {
  switch (precondition.kind) {
    case "any":
      return true;
    case "version":
      return precondition.version === current.version || (precondition.others ?? []).includes(current.version);
    case "time":
      return isUnmodifiedSince(precondition.unmodifiedSince, current);
    case "none":
      return false;
  }
}

function isUnmodifiedSince(time: Date, current: Standing): boolean {
  const named = seconds(time);
  const changed = seconds(current.updatedAt);
  if (changed !== named) return changed < named;
  // Two versions made within the second that the client names: it may have seen the older one.
  return current.previousAt === null || seconds(current.previousAt) < named;
}

const seconds = (time: Date) => Math.floor(time.getTime() / 1000);

/** The version that a precondition names, null where it names none. */
export function versionOf(precondition: Precondition): number | null {
  return precondition.kind === "version" ? precondition.version : null;
}
