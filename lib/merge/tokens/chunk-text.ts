/**
 * Content-defined chunks (as in rsync and LBFS): a long text is cut where a hash of the characters before a
 * place has zeros at its end, so that the same words are cut alike wherever they stand. Chunks of some twenty
 * words align a long passage at a fraction of the cost of its words.
 */

import { numberAll } from "./number-all";

const WINDOW_MASK = 15;
/** Shorter chunks would be equal by chance. */
const MIN_LENGTH = 40;
const FIRST_COMBINING = 0x300;
const SPACE = 32;
const LF = 10;
const CR = 13;
/** Marks and digits have lower codes. */
const FIRST_LETTER = 65;

/**
 * Ends of the chunks of a text. Every cut stands after white space or between two Han characters; white space
 * itself has no say in where, nor have the marks of quotes and items, so that re-wrapped or quoted text is cut alike.
 */
export function chunkEnds(text: string): number[] {
  const ends: number[] = [];
  let hash = 0;
  let length = 0;
  let before = 0;
  let isAfterSpace = false;
  let isLineStart = true;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code <= SPACE) {
      isAfterSpace = true;
      if (code === LF || code === CR) isLineStart = true;
      continue;
    }
    if (isLineStart) {
      const end = code < FIRST_LETTER ? markEnd(text, i) : -1;
      if (end >= 0) {
        isAfterSpace = true;
        i = end - 1;
        continue;
      }
      isLineStart = false;
    }
    const isCandidate = ((hash >>> 16) & WINDOW_MASK) === 0 && length >= MIN_LENGTH;
    if (isCandidate && (isAfterSpace ? code < FIRST_COMBINING : isHan(before) && isHan(code))) {
      ends.push(i);
      length = 0;
    }
    // Shifting by 4 bits lets a character leave the hash after eight steps.
    hash = ((hash << 4) + Math.imul(code, 0x9e3779b1)) | 0;
    length++;
    before = code;
    isAfterSpace = false;
  }
  if (text.length > 0) ends.push(text.length);
  return ends;
}

const LINE_MARK = /(?:[-*+>]|\d{1,9}[.)])(?=\s)/y;

/** End of the mark of a quote or an item that begins at `at`; -1 where there is none. */
function markEnd(text: string, at: number): number {
  LINE_MARK.lastIndex = at;
  return LINE_MARK.test(text) ? LINE_MARK.lastIndex : -1;
}

const isHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff;

/** White space that is more than one blank, or another sign than that, with the marks at the start of a line. */
const WIDE_SPACE = /[^\S ]\s*(?:(?:[-*+>]|\d{1,9}[.)])\s+)*| \s+/g;

const foldSpace = (chunk: string): string => chunk.replace(WIDE_SPACE, " ").trimEnd();

/** Number the chunks of several texts with one common numbering; chunks that differ in white space, or in the marks at the start of lines, are equal. */
export function numberChunks(texts: readonly string[]): { starts: number[][]; ids: Int32Array[]; alphabetSize: number } {
  const numbers = new Map<string, number>();
  const starts: number[][] = [];
  const ids = texts.map((text) => {
    const ends = chunkEnds(text);
    starts.push([0].concat(ends));
    return numberAll(ends.map((end, i) => foldSpace(text.slice(ends[i - 1] ?? 0, end))), numbers);
  });
  return { starts, ids, alphabetSize: numbers.size };
}
