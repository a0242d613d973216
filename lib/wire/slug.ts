const MAX_SLUG_LENGTH = 80;

/**
 * A readable address part made from a title: letters and digits of any script, lower case, joined
 * by `-`; accents on Latin letters are dropped. `fallback` stands in for a title without any.
 */
export function slugFrom(title: string, fallback: string): string {
  const words = title
    .normalize("NFKD")
    // Marks on Latin letters only: in Hindi or Thai they are part of the word.
    .replace(/(\p{Script=Latin})\p{M}+/gu, "$1")
    .normalize("NFC")
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  let slug = "";
  for (const word of words ?? []) {
    const next = slug ? `${slug}-${word}` : word;
    if (next.length > MAX_SLUG_LENGTH) break;
    slug = next;
  }
  return slug || fallback;
}

/** A slug that nobody else thinks of: for when many ask for the same one at the same moment. */
export function uncommonSlug(slug: string): string {
  return `${slug}-${crypto.randomUUID().slice(0, 8)}`;
}

/** The first of `slug`, `slug-2`, `slug-3` … that is not in `taken`. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug)) return slug;
  for (let number = 2; ; number += 1) {
    const candidate = `${slug}-${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}
