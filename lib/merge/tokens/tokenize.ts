/**
 * Words for comparing. A token is a word with the white space before it; only the word is compared, so blanks
 * and line breaks are "soft": they follow whichever side changed them. What structures a text is a token of
 * its own: a paragraph break, and the line break before a list item, heading, table row, quote or fence.
 */

import { numberEnd, targetEnd } from "./markup";
import { segmentUnspaced, graphemeBoundaries } from "./segment";
import { numberAll } from "./number-all";
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

/** What a word has and a sign has not. */
export const WORD_KEY = /[\p{L}\p{N}]/u;

const WORD =
  /(?:https?:\/\/|www\.)[^\s<>()[\]"'`|]*[^\s<>()[\]"'`|.,;:!?]|[\p{L}\p{N}\p{M}_]+(?:['’.][\p{L}\p{N}][\p{L}\p{N}\p{M}_]*)*|[^]/guy;
/** A list item, heading, table row, quote or fence begins here. */
export const STRUCTURAL_LINE = /^[ \t]*(?:[-*+](?=\s)|\d+[.)]|#{1,6}\s|\||>|```|~~~)/;

const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const APOSTROPHE = 0x27;
const CURLY_APOSTROPHE = 0x2019;
const FULL_STOP = 0x2e;
const UNDERSCORE = 0x5f;
const LOWER_H = 0x68;
const LOWER_W = 0x77;
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
    else if (!isGap) end = plainEnd(text, at, false);
    const isPlain = target < 0 && end >= 0;
    if (!isPlain && target < 0) end = plainEnd(text, at, true);
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
      const rule = ruleEnd(text, at);
      const isRule = rule > 0 && (boundaries === null || boundaries[rule] === 1);
      if (isRule) end = rule;
      push(tokens, gapStart, at, text.slice(at, isRule ? at + MIN_RULE : end));
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

/**
 * What `WORD` would match at `at`, found without it: a word of letters that are known, or a single sign; -1 leaves it to the
 * full rules.
 * @param isUnspaced whether letters that are written without blanks between words count
 */
function plainEnd(text: string, at: number, isUnspaced: boolean): number {
  const first = text.charCodeAt(at);
  if (isMark(first)) return runEnd(text, at);
  if (!isPart(first, isUnspaced) && first !== UNDERSCORE) return isPlainSign(first) ? at + 1 : -1;
  if ((first === LOWER_H && text.startsWith("http", at)) || (first === LOWER_W && text.startsWith("www.", at))) return -1;
  for (let end = at + 1; ; end++) {
    let next = text.charCodeAt(end);
    while (isPart(next, isUnspaced) || next === UNDERSCORE) next = text.charCodeAt(++end);
    if (next !== APOSTROPHE && next !== FULL_STOP && next !== CURLY_APOSTROPHE) return isEdge(next) ? end : -1;
    const after = text.charCodeAt(end + 1);
    if (!isPart(after, isUnspaced)) return isEdge(after) || after === UNDERSCORE ? end : -1;
  }
}

const DASH = 0x2d;
const EQUALS = 0x3d;
/** From so many signs on a line below a heading, or below the head of a table, is one token, however long it is: that goes with the words above. */
const MIN_RULE = 3;

/** End of the run of dashes or equals signs that begins at `at`; -1 where it is too short to be such a line. */
function ruleEnd(text: string, at: number): number {
  const sign = text.charCodeAt(at);
  if (sign !== DASH && sign !== EQUALS) return -1;
  const end = runEnd(text, at);
  return end - at >= MIN_RULE ? end : -1;
}

const STAR = 0x2a;
const BACKTICK = 0x60;
const TILDE = 0x7e;

const isMark = (code: number): boolean => code === STAR || code === BACKTICK || code === TILDE;

/** End of the run of one sign that begins at `at`. */
function runEnd(text: string, at: number): number {
  const sign = text.charCodeAt(at);
  let end = at + 1;
  while (text.charCodeAt(end) === sign) end++;
  return end;
}

/** A letter or digit that may go on a word. */
const isPart = (code: number, isUnspaced: boolean): boolean => isPlainLetter(code) || isDigit(code) || (isUnspaced && isUnspacedLetter(code));

/** Whether a unit, or the end of the text, certainly is no part of a word. */
const isEdge = (code: number): boolean => Number.isNaN(code) || code < FIRST_BEYOND_ASCII || isPlainSign(code) || isSpace(code);

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

/** Whether a line ends at token `i`, or the text begins or ends there. */
export const isBreak = (keys: readonly string[], i: number): boolean => i < 0 || i >= keys.length || keys[i] === BREAK_KEY || keys[i] === PARAGRAPH_KEY;

/** The structural break in the white space `[from, to)`: what it is compared by, and where the soft rest starts. */
export function breakIn(text: string, from: number, to: number): { key: string; end: number } | null {
  let count = 0;
  let end = from;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code !== LF && code !== CR) continue;
    // The two signs of a CRLF are one break.
    if (code === CR || at === from || text.charCodeAt(at - 1) !== CR) count++;
    end = at + 1;
  }
  if (count === 0 || to === text.length) return null;
  if (count > 1) return { key: PARAGRAPH_KEY, end };
  return STRUCTURAL_LINE.test(text.slice(end, to + 8)) ? { key: BREAK_KEY, end } : null;
}

/** Number the keys of several token lists with one common numbering. */
export function numberKeys(lists: readonly Tokens[]): { ids: Int32Array[]; alphabetSize: number } {
  const numbers = new Map<string, number>();
  const ids = lists.map(({ keys }) => numberAll(keys, numbers));
  return { ids, alphabetSize: numbers.size };
}
