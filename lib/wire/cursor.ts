/** Opaque places in a list: the sort values of the last item, packed so that no client takes them apart. */

/** Packs `values` into a URL-safe text. */
export function encodeCursor(values: readonly (string | number)[]): string {
  const bytes = new TextEncoder().encode(JSON.stringify(values));
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** The values of a cursor made by `encodeCursor` with `length` values, or null when it is no such text. */
export function decodeCursor(cursor: string, length: number): (string | number)[] | null {
  try {
    const binary = atob(cursor.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const values: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    if (!Array.isArray(values) || values.length !== length) return null;
    if (!values.every((value) => typeof value === "string" || typeof value === "number")) return null;
    return values;
  } catch {
    return null;
  }
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
