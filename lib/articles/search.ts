/** Full-text search apart from the databases: what a query asks for, and what of a text to show for them. */

/** Words of a query beyond these are not looked at. */
const MAX_TERMS = 10;
/** How much of a text is looked through for a snippet, in UTF-16 units. */
export const SNIPPET_SEARCH_LENGTH = 100_000;
/** Length of a snippet in UTF-16 units, about two lines. */
const SNIPPET_LENGTH = 160;

/** Plain text, and where in it the words stand: half-open UTF-16 offsets. */
export type Snippet = { text: string; ranges: [number, number][] };

/** Lower case and without accents, as both databases index. */
const fold = (text: string) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();

/**
 * One thing that a text must hold. A word, folded, is found at the beginning of a word of the text. A run, as it was
 * typed, is of a script that puts no blanks between words, and is found anywhere.
 */
export type SearchTerm = { kind: "word" | "run"; text: string };

const WITHOUT_BLANKS = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/** What a query asks for, each thing once. */
export function searchTerms(query: string): SearchTerm[] {
  const found = new Map<string, SearchTerm>();
  for (const text of query.normalize("NFC").match(/[\p{L}\p{N}\p{M}]+/gu) ?? []) {
    if (WITHOUT_BLANKS.test(text)) found.set(text, { kind: "run", text });
    else for (const word of fold(text).match(/[\p{L}\p{N}]+/gu) ?? []) found.set(word, { kind: "word", text: word });
  }
  return [...found.values()].slice(0, MAX_TERMS);
}

/** How much of a text is folded at once, in UTF-16 units. */
const WINDOW_LENGTH = 2_000;
/** How far windows overlap: no word that is looked for is longer. */
const OVERLAP_LENGTH = 300;

/**
 * What of an article to show for a hit: the part of its text around the first of the words, or its title where the
 * text has none of them. `ranges` is empty where a word stands beyond what of the text is looked through.
 */
export function hitSnippet({ title, body }: { title: string; body: string }, terms: readonly SearchTerm[]): Snippet & { field: "title" | "body" } {
  const ofBody = snippetOf(body, terms);
  if (ofBody.ranges.length > 0) return { field: "body", ...ofBody };
  const ofTitle = snippetOf(title, terms);
  return ofTitle.ranges.length > 0 || ofBody.text.trim() === "" ? { field: "title", ...ofTitle } : { field: "body", ...ofBody };
}

/** The places of `terms` in a title. */
export function titleHits(title: string, terms: readonly SearchTerm[]): [number, number][] {
  return firstHits(title, terms);
}

/** The part of `text` around the first of `terms`, with the places of all of them in it: half-open UTF-16 offsets. */
export function snippetOf(text: string, terms: readonly SearchTerm[]): Snippet {
  const hits = firstHits(text, terms);
  const start = startBefore(text, hits[0]?.[0] ?? 0);
  const end = endAfter(text, start + SNIPPET_LENGTH);
  return {
    // One line, of the same length, so that the ranges hold.
    text: text.slice(start, end).replace(/\s/g, " "),
    ranges: hits.filter(([from, to]) => from >= start && to <= end).map(([from, to]) => [from - start, to - start]),
  };
}

/**
 * The places of `terms` from the first one on, as far as a snippet may reach. Folding is quick and finding out
 * where each folded character came from is not, so that this is done for the window with the first hit alone.
 */
function firstHits(text: string, terms: readonly SearchTerm[]): [number, number][] {
  if (terms.length === 0) return [];
  const longestFirst = [...terms].sort((a, b) => b.text.length - a.text.length);
  const pattern = new RegExp(longestFirst.map((term) => (term.kind === "run" ? fold(term.text) : `(?<![\\p{L}\\p{N}])${term.text}`)).join("|"), "gu");
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
