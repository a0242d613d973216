/**
 * Words for comparing. A token is a word with the white space before it; only the word is compared, so blanks
 * and line breaks are "soft": they follow whichever side changed them. What structures a text is a token of
 * its own: a paragraph break, and the line break before a list item, heading, table row, quote or fence.
 */

import { segmentUnspaced, graphemeBoundaries } from "./segment";

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

const GAP_OR_WORD =
  /(\s+)|(?:https?:\/\/|www\.)[^\s<>()[\]"'`|]*[^\s<>()[\]"'`|.,;:!?]|[\p{L}\p{N}\p{M}_]+(?:['’.][\p{L}\p{N}][\p{L}\p{N}\p{M}_]*)*|[^]/guy;
/** A list item, heading, table row, quote or fence begins here. */
export const STRUCTURAL_LINE = /^[ \t]*(?:[-*+](?=\s)|\d+[.)]|#{1,6}\s|\||>|```|~~~)/;

/** Tokens of `text`; their ranges cover it without gap or overlap. */
export function tokenize(text: string): Tokens {
  const tokens: Tokens = { starts: [], words: [], keys: [] };
  const boundaries = graphemeBoundaries(text);
  let gapStart = 0;
  /** Start of a word whose last sign belongs to the grapheme that goes on; -1 if there is none. */
  let pending = -1;
  let end: number;
  for (let at = 0; at < text.length; at = end) {
    end = plainWordEnd(text, at);
    const isPlain = end >= 0 && pending < 0 && (boundaries === null || boundaries[end] === 1);
    if (isPlain) {
      push(tokens, gapStart, at, text.slice(at, end));
      gapStart = end;
      continue;
    }
    if (end < 0) {
      GAP_OR_WORD.lastIndex = at;
      const match = GAP_OR_WORD.exec(text)!;
      end = at + match[0].length;
      const isGap = match[1] !== undefined && pending < 0 && (boundaries === null || boundaries[end] === 1);
      if (isGap) {
        gapStart = pushBreaks(tokens, text, at, end);
        continue;
      }
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

/** End of the word at `at` when it is plain ASCII and stands alone or ends the line; -1 leaves it to the full rules. */
function plainWordEnd(text: string, at: number): number {
  let end = at;
  while (isAsciiWord(text.charCodeAt(end))) end++;
  if (end === at) return -1;
  const next = text.charCodeAt(end);
  return Number.isNaN(next) || next === 32 || next === 10 || next === 13 || next === 44 ? end : -1;
}

function isAsciiWord(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95;
}

function push(tokens: Tokens, start: number, word: number, key: string): void {
  tokens.starts.push(start);
  tokens.words.push(word);
  tokens.keys.push(key);
}

/** Emit a token for the structural break in the white space `[from, to)`; returns where the soft rest starts. */
function pushBreaks(tokens: Tokens, text: string, from: number, to: number): number {
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
