import { isInYearZero, textFault } from "./schema";

/** Opaque places in a list: the sort values of the last item, packed so that no client takes them apart. */

/** Packs `values` into a URL-safe text. */
export function encodeCursor(values: readonly (string | number)[]): string {
  const bytes = new TextEncoder().encode(JSON.stringify(values));
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** What one value of a cursor is: a text, a time as `toISOString` writes it, or a whole number. */
export type CursorValue = "text" | "time" | "number";

/**
 * The values of a cursor made by `encodeCursor`, or null when it is no cursor with values of these
 * kinds. Whatever comes back may be handed to a database: clients do make cursors up.
 */
export function decodeCursor(cursor: string, kinds: readonly CursorValue[]): (string | number)[] | null {
  try {
    const binary = atob(cursor.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const values: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    if (!Array.isArray(values) || values.length !== kinds.length) return null;
    return values.every((value, i) => isOfKind(value, kinds[i]!)) ? values : null;
  } catch {
    return null;
  }
}

function isOfKind(value: unknown, kind: CursorValue): boolean {
  if (kind === "number") return Number.isInteger(value) && Math.abs(value as number) < 2 ** 31;
  if (typeof value !== "string" || textFault(value) !== null) return false;
  return kind === "text" || (!isInYearZero(value) && /^\d{4}-\d\d-\d\dT[\d:.]{12}Z$/.test(value) && !Number.isNaN(Date.parse(value)));
}

/** Cuts a list that was read one item too far into a page. `key` gives the sort values of an item. */
export function toPage<Item>(
  rows: Item[],
  limit: number,
  key: (item: Item) => readonly (string | number)[],
): { items: Item[]; nextCursor: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? encodeCursor(key(last)) : null };
}
