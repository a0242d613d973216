import type { Viewer } from "../auth/viewer";
import type { Origin } from "./content";
import type { MergeOrigin } from "./schema";

/** How a version came about, from what the writer says of it. */
export function originOf(
  viewer: Viewer,
  given: {
    note?: string | null | undefined;
    kind?: Origin["kind"] | undefined;
    mergedFrom?: MergeOrigin | undefined;
  },
): Origin {
  return {
    author: { id: viewer.userId, name: viewer.name },
    createdAt: new Date(),
    kind: given.kind ?? "edit",
    note: given.note || null,
    mergedFrom: given.mergedFrom ? { base: given.mergedFrom.base, theirs: given.mergedFrom.theirs } : null,
    yours: given.mergedFrom?.yours ?? null,
  };
}
