/** Markup that is one word for comparing, whatever signs stand in it. */

import { isDigit } from "./signs";

const OPEN = 0x28;
const COLON = 0x3a;
const CLOSING_BRACKET = 0x5d;
const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;
const SPACE = 0x20;
const TAB = 0x09;

/** Up to the title, the bracket that closes, or the cell of a table; brackets in the target come in pairs. */
const INLINE = /(?:[^\s<>()`|]|\([^\s()]*\))+/y;
const ATTRIBUTE = /[^\s<>"']+/y;
const REFERENCE = /[^\s<>]+/y;
/** What stands before the target of a reference. */
const LABEL = /(?:^|[\r\n])[ \t]{0,3}\[[^\]\r\n]{1,80}\]:[ \t]*$/;
/** Characters in which the start of a label is looked for. */
const MAX_LABEL = 100;

/**
 * End of the target of a link that begins at `at`: what comes after `](`, after `href="` or `src="`, and after `[label]:`
 * at the start of a line; -1 where none begins.
 */
export function targetEnd(text: string, at: number): number {
  const before = text.charCodeAt(at - 1);
  if (before === OPEN) return text.charCodeAt(at - 2) === CLOSING_BRACKET ? endOf(INLINE, text, at) : -1;
  if (before === DOUBLE_QUOTE || before === SINGLE_QUOTE) {
    return text.startsWith("href=", at - 6) || text.startsWith("src=", at - 5) ? endOf(ATTRIBUTE, text, at) : -1;
  }
  if (before !== SPACE && before !== TAB && before !== COLON) return -1;
  let colon = at - 1;
  while (text.charCodeAt(colon) === SPACE || text.charCodeAt(colon) === TAB) colon--;
  if (text.charCodeAt(colon) !== COLON || text.charCodeAt(colon - 1) !== CLOSING_BRACKET) return -1;
  return LABEL.test(text.slice(Math.max(0, at - MAX_LABEL), at)) ? endOf(REFERENCE, text, at) : -1;
}

const NUMBER = /\d{1,9}[.)](?=\s)/y;

/** End of the number of a list item that begins at `at`, the start of a line; -1 where there is none. */
export const numberEnd = (text: string, at: number): number => (isDigit(text.charCodeAt(at)) ? endOf(NUMBER, text, at) : -1);

function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}
