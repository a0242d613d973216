/**
 * Words for comparing. A token is a word with the white space before it; only the word is compared, so blanks
 * and line breaks are "soft": they follow whichever side changed them. What structures a text is a token of
 * its own: a paragraph break, and the line break before a list item, heading, table row, quote or fence.
 */

import { numberEnd, targetEnd } from "./markup";
import { segmentUnspaced, graphemeBoundaries } from "./segment";
import { isDigit, isPlainLetter, isPlainSign, isSpace, isUnspacedLetter } from "./signs";

export type Tokens = {
  /** Offset where the white space before token `i` starts; one more entry for the end of the last token. */
  starts: number[];
  /** Offset where the word of token `i` starts. */
  words: number[];
  /** What token `i` is compared by. */
  keys: string[];
};

export const PARAGRAPH_KEY = "\n\n";
export const BREAK_KEY = "\n";
export const END_KEY = "";
/** Every number of an ordered list: an item is known by its words, and its number changes with those before it. */
export const NUMBER_KEY = "1.";

const WORD =
  /(?:https?:\/\/|www\.)[^\s<>()[\]"'`|]*[^\s<>()[\]"'`|.,;:!?]|[\p{L}\p{N}\p{M}_]+(?:['’.][\p{L}\p{N}][\p{L}\p{N}\p{M}_]*)*|[^]/guy;
/** A list item, heading, table row, quote or fence begins here. */
export const STRUCTURAL_LINE = /^[ \t]*(?:[-*+](?=\s)|\d+[.)]|#{1,6}\s|\||>|```|~~~)/;

const SPACE = 0x20;
const APOSTROPHE = 0x27;
const CURLY_APOSTROPHE = 0x2019;
const FULL_STOP = 0x2e;
const UNDERSCORE = 0x5f;
const FIRST_BEYOND_ASCII = 0x80;

/** Tokens of `text`; their ranges cover it without gap or overlap. */
export function tokenize(text: string): Tokens {
  const tokens: Tokens = { starts: [], words: [], keys: [] };
  const boundaries = graphemeBoundaries(text);
  let gapStart = 0;
  /** Start of a word whose last sign belongs to the grapheme that goes on; -1 if there is none. */
  let pending = -1;
  /** Where a line begins that has structure. */
  let lineStart = 0;
  let end: number;
  for (let at = 0; at < text.length; at = end) {
    end = gapEnd(text, at);
    const isGap = end > at;
    const number = at === lineStart ? numberEnd(text, at) : -1;
    if (number >= 0) {
      push(tokens, gapStart, at, NUMBER_KEY);
      gapStart = end = number;
      continue;
    }
    const target = isGap ? -1 : targetEnd(text, at);
    if (target >= 0) end = target;
    else if (!isGap) end = plainEnd(text, at, isPlainLetter);
    const isPlain = target < 0 && end >= 0;
    if (!isPlain && target < 0) end = plainEnd(text, at, isAnyLetter);
    if (end < 0) {
      WORD.lastIndex = at;
      end = at + WORD.exec(text)![0].length;
    }
    const isWhole = pending < 0 && (boundaries === null || boundaries[end] === 1);
    if (isGap && isWhole) {
      gapStart = pushBreaks(tokens, text, at, end);
      if (at === 0 || gapStart > at) lineStart = end;
      continue;
    }
    if (isPlain && isWhole) {
      push(tokens, gapStart, at, text.slice(at, end));
      gapStart = end;
      continue;
    }
    let wordStart = pending < 0 ? at : pending;
    for (const cut of segmentUnspaced(text.slice(at, end), at)) {
      if (boundaries !== null && boundaries[cut] !== 1) continue;
      push(tokens, gapStart, wordStart, text.slice(wordStart, cut));
      gapStart = wordStart = cut;
    }
    pending = wordStart < end ? wordStart : -1;
  }
  push(tokens, gapStart, text.length, END_KEY);
  tokens.starts.push(text.length);
  return tokens;
}

function gapEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && isSpace(text.charCodeAt(end))) end++;
  return end;
}

/** What `WORD` would match at `at`, found without it: a word of letters that are known, or a single sign; -1 leaves it to the full rules. */
function plainEnd(text: string, at: number, isLetter: (code: number) => boolean): number {
  const first = text.charCodeAt(at);
  if (!isLetter(first) && !isDigit(first) && first !== UNDERSCORE) return isPlainSign(first) ? at + 1 : -1;
  if (text.startsWith("http", at) || text.startsWith("www.", at)) return -1;
  for (let end = at + 1; ; end++) {
    let next = text.charCodeAt(end);
    while (isLetter(next) || isDigit(next) || next === UNDERSCORE) next = text.charCodeAt(++end);
    if (next !== APOSTROPHE && next !== FULL_STOP && next !== CURLY_APOSTROPHE) return isEdge(next) ? end : -1;
    const after = text.charCodeAt(end + 1);
    if (!isLetter(after) && !isDigit(after)) return isEdge(after) || after === UNDERSCORE ? end : -1;
  }
}

/** Whether a unit, or the end of the text, certainly is no part of a word. */
const isEdge = (code: number): boolean => Number.isNaN(code) || code < FIRST_BEYOND_ASCII || isPlainSign(code) || isSpace(code);

const isAnyLetter = (code: number): boolean => isPlainLetter(code) || isUnspacedLetter(code);

function push(tokens: Tokens, start: number, word: number, key: string): void {
  tokens.starts.push(start);
  tokens.words.push(word);
  tokens.keys.push(key);
}

/** Emit a token for the structural break in the white space `[from, to)`; returns where the soft rest starts. */
function pushBreaks(tokens: Tokens, text: string, from: number, to: number): number {
  if (to === from + 1 && text.charCodeAt(from) === SPACE) return from;
  const structural = breakIn(text, from, to);
  if (structural === null) return from;
  push(tokens, from, structural.end, structural.key);
  return structural.end;
}

/** The structural break in the white space `[from, to)`: what it is compared by, and where the soft rest starts. */
export function breakIn(text: string, from: number, to: number): { key: string; end: number } | null {
  const gap = text.slice(from, to);
  const lastBreak = Math.max(gap.lastIndexOf("\n"), gap.lastIndexOf("\r"));
  if (lastBreak < 0 || to === text.length) return null;
  const end = from + lastBreak + 1;
  if (gap.match(/\r\n|\r|\n/g)!.length > 1) return { key: PARAGRAPH_KEY, end };
  return STRUCTURAL_LINE.test(text.slice(end, to + 8)) ? { key: BREAK_KEY, end } : null;
}

/** Number the keys of several token lists with one common numbering. */
export function numberKeys(lists: readonly Tokens[]): { ids: Int32Array[]; alphabetSize: number } {
  const numbers = new Map<string, number>();
  const ids = lists.map((tokens) =>
    Int32Array.from(tokens.keys, (key) => {
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, numbers.size);
      return numbers.size - 1;
    }),
  );
  return { ids, alphabetSize: numbers.size };
}
