/**
 * What a UTF-16 unit is, for those that need no table to tell. Unicode's classes in a regular expression take longer
 * to get ready than a small merge takes; most text is told apart without them.
 */

const SPACE = 32;

export const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/**
 * A letter of a script with blanks between its words, as `\p{L}` has it: Latin, Greek, Cyrillic, Hebrew, Arabic,
 * Hangul. Not all of them, but what most texts are written in.
 */
export function isPlainLetter(code: number): boolean {
  if (code < 0xc0) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
  if (code <= 0x2c1) return code !== 0xd7 && code !== 0xf7;
  return (code >= 0x391 && code <= 0x3f5 && code !== 0x3a2) || (code >= 0x400 && code <= 0x481) || (code >= 0x48a && code <= 0x52f) ||
    (code >= 0x5d0 && code <= 0x5ea) || (code >= 0x620 && code <= 0x64a) || (code >= 0xac00 && code <= 0xd7a3);
}

/** A letter of Han or Kana, which are written without blanks between words. */
export function isUnspacedLetter(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3041 && code <= 0x3096) || (code >= 0x30a1 && code <= 0x30fa);
}

/** A letter or digit; false also for some that need a table to tell. */
export const isWordUnit = (code: number): boolean => isPlainLetter(code) || isDigit(code) || isUnspacedLetter(code);

/** A visible sign that is no letter, digit or mark: those of ASCII, and the dashes, quotes and dots of General Punctuation. */
export function isPlainSign(code: number): boolean {
  return (code > 32 && code < 127 && !isPlainLetter(code) && !isDigit(code)) || (code >= 0x2010 && code <= 0x2027);
}

/** A blank or a tab. */
export const isBlankUnit = (code: number): boolean => code === 32 || code === 9;

/** LF or CR. */
export const isBreakUnit = (code: number): boolean => code === 10 || code === 13;

/** Whether a line of a text begins at an offset. */
export const startsLine = (text: string, at: number): boolean => at === 0 || isBreakUnit(text.charCodeAt(at - 1));

/** What a regular expression calls the end of a line. */
export const isLineEnd = (code: number): boolean => isBreakUnit(code) || code === 0x2028 || code === 0x2029;

/** What a regular expression calls white space. */
export function isSpace(code: number): boolean {
  if (code < 160) return code === 32 || (code >= 9 && code <= 13);
  return code === 0xa0 || (code >= 0x2000 && code <= 0x200a) || code === 0x2028 || code === 0x2029 || code === 0x202f ||
    code === 0x205f || code === 0x3000 || code === 0x1680 || code === 0xfeff;
}

/** Whether a text, or a range of it, is nothing but white space. */
export function isBlank(text: string, start = 0, end = text.length): boolean {
  for (let i = start; i < end; i++) if (!isSpace(text.charCodeAt(i))) return false;
  return true;
}

/** The words of a text, `/[\p{L}\p{N}\p{M}]+/gu`. */
export function wordsIn(text: string): string[] {
  const words: string[] = [];
  let start = -1;
  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : SPACE;
    if (isWordUnit(code)) {
      if (start < 0) start = i;
    } else if (isSpace(code) || isPlainSign(code)) {
      if (start >= 0) words.push(text.slice(start, i));
      start = -1;
    } else return text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  }
  return words;
}
