import { applyDelta, encodeDelta } from "../merge/index";

/**
 * How the bodies of an article's versions are stored: every fiftieth whole, those between as a
 * delta against the version before. Any version opens by reading at most fifty rows, and ten
 * thousand saves of a long article take little more room than two hundred copies of it.
 */
export const SNAPSHOT_INTERVAL = 50;

export type StoredBody = { bodyFormat: "snapshot" | "delta"; bodyData: string };

/** What to store for `body` as version `version`; `previous` is the body of the version before, null for the first. */
export function encodeBody(version: number, previous: string | null, body: string): StoredBody {
  if (previous === null || (version - 1) % SNAPSHOT_INTERVAL === 0) return { bodyFormat: "snapshot", bodyData: body };
  return encodeAgainst(previous, body);
}

/** `body` as what leads to it from `known`, or whole where that is not much smaller. */
export function encodeAgainst(known: string, body: string): StoredBody {
  const delta = encodeDelta(known, body);
  return delta.length < body.length / 2 ? { bodyFormat: "delta", bodyData: delta } : { bodyFormat: "snapshot", bodyData: body };
}

/** The body that `encodeAgainst` has stored. */
export function decodeAgainst(known: string, stored: { bodyFormat: string; bodyData: string }): string {
  return decodeBody([{ bodyFormat: "snapshot", bodyData: known }, stored]);
}

/**
 * The body of the last of `rows`, which are successive versions beginning with a snapshot.
 * Throws when the rows do not begin with one or a delta does not fit: stored history is damaged.
 */
export function decodeBody(rows: readonly { bodyFormat: string; bodyData: string }[]): string {
  let body: string | null = null;
  for (const row of rows) {
    if (row.bodyFormat === "snapshot") body = row.bodyData;
    else if (body === null) throw new Error("history: a delta without a snapshot before it");
    else body = applyDelta(body, row.bodyData);
  }
  if (body === null) throw new Error("history: no rows");
  return body;
}
