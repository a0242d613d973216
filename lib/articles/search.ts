/** Full-text search apart from the databases: what words a query has, and what of a text to show for them. */

/** Words of a query beyond these are not looked at. */
const MAX_WORDS = 10;
/** How much of a text is looked through for a snippet, in UTF-16 units. */
export const SNIPPET_SEARCH_LENGTH = 100_000;
/** Length of a snippet in UTF-16 units, about two lines. */
const SNIPPET_LENGTH = 160;

export type Snippet = { text: string; ranges: [number, number][] };

/** Lower case and without accents, as both databases index. */
const fold = (text: string) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();

/** The words of a query, folded; each one is found at the beginning of a word of the text. */
export function searchWords(query: string): string[] {
  return [...new Set(fold(query).match(/[\p{L}\p{N}]+/gu) ?? [])].slice(0, MAX_WORDS);
}

/** How much of a text is folded at once, in UTF-16 units. */
const WINDOW_LENGTH = 2_000;
/** How far windows overlap: no word that is looked for is longer. */
const OVERLAP_LENGTH = 300;

/** The part of `text` around the first of `words`, with the places of all of them in it: half-open UTF-16 offsets. */
export function snippetOf(text: string, words: readonly string[]): Snippet {
  const hits = firstHits(text, words);
  const start = startBefore(text, hits[0]?.[0] ?? 0);
  const end = endAfter(text, start + SNIPPET_LENGTH);
  return {
    // One line, of the same length, so that the ranges hold.
    text: text.slice(start, end).replace(/\s/g, " "),
    ranges: hits.filter(([from, to]) => from >= start && to <= end).map(([from, to]) => [from - start, to - start]),
  };
}

/**
 * The places of `words` from the first one on, as far as a snippet may reach. Folding is quick and finding out
 * where each folded character came from is not, so that this is done for the window with the first hit alone.
 */
function firstHits(text: string, words: readonly string[]): [number, number][] {
  if (words.length === 0) return [];
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${[...words].sort((a, b) => b.length - a.length).join("|")})`, "gu");
  const end = Math.min(text.length, SNIPPET_SEARCH_LENGTH);
  for (let from = 0; from < end; from += WINDOW_LENGTH - OVERLAP_LENGTH) {
    const part = text.slice(from, Math.min(end, from + WINDOW_LENGTH));
    // What begins a later window may be the rest of a word, and was looked at with the one before.
    const isHit = (index: number) => from === 0 || index > 0;
    if (![...fold(part).matchAll(pattern)].some((hit) => isHit(hit.index))) continue;
    const { folded, at } = foldWithPlaces(text.slice(from, Math.min(end, from + WINDOW_LENGTH + SNIPPET_LENGTH)));
    return [...folded.matchAll(pattern)].filter((hit) => isHit(hit.index)).map((hit) => [from + at(hit.index), from + at(hit.index + hit[0].length)]);
  }
  return [];
}

/** The text folded, and where in `text` a place of it is. */
function foldWithPlaces(text: string): { folded: string; at: (index: number) => number } {
  const folded = fold(text);
  // The same length means in practice that each unit stands where it stood.
  if (folded.length === text.length) return { folded, at: (index) => index };
  let whole = "";
  const places: number[] = [];
  let place = 0;
  for (const character of text) {
    const part = fold(character);
    for (let i = 0; i < part.length; i += 1) places.push(place);
    whole += part;
    place += character.length;
  }
  places.push(place);
  return { folded: whole, at: (index) => places[index]! };
}

/** Some words before `hit`, from the beginning of a word. */
function startBefore(text: string, hit: number): number {
  const wanted = hit - SNIPPET_LENGTH / 4;
  if (wanted <= 0) return 0;
  const blank = text.slice(wanted, hit).search(/\s/);
  return blank === -1 ? hit : wanted + blank + 1;
}

function endAfter(text: string, wanted: number): number {
  if (wanted >= text.length) return text.length;
  const blank = text.slice(0, wanted).search(/\s\S*$/);
  const end = blank > wanted - SNIPPET_LENGTH / 2 ? blank : wanted;
  // Never in the middle of a surrogate pair.
  return /[\uD800-\uDBFF]/.test(text[end - 1] ?? "") ? end + 1 : end;
}
