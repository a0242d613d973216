/**
 * The numbers of an ordered list. Each side has counted its own items; merged, two items may have one number. Markdown
 * counts anew when the list is shown, but whoever wrote "see step 4" meant one step.
 */

import { askAbout } from "../pieces/ask";
import { mergedOf } from "../pieces/line-group";
import { span, theirsOf, yoursOf, type Piece, type Texts } from "../pieces/piece";
import { lines } from "../tokens/units";

const ITEM = /^([ \t]*)(\d{1,9})(?=[.)]\s)/;
const ANY_ITEM = /^[ \t]*\d{1,9}[.)]\s/m;

/** Ask where numbers that were in order on both sides are not when merged; the answer filled in counts anew. */
export function askAboutNumbers(texts: Texts, pieces: readonly Piece[]): Piece[] {
  if (pieces.some(({ kind }) => kind === "conflict")) return [...pieces];
  const merged = pieces.map((piece) => mergedOf(texts, piece)).join("");
  if (!ANY_ITEM.test(merged)) return [...pieces];
  const before = lines(merged);
  const after = countAnew(before);
  const isWrong = before.map((line, i) => line !== after[i]);
  if (!isWrong.includes(true)) return [...pieces];
  const whole = span("conflict", pieces[0]!, pieces[pieces.length - 1]!);
  if (!isCounted(lines(yoursOf(texts, whole))) || !isCounted(lines(theirsOf(texts, whole)))) return [...pieces];
  const last = isWrong.lastIndexOf(true);
  // A new item alone is no question; together with the item before it, which the other side gave another number, it is.
  for (let first = isWrong.indexOf(true); first >= 0; first--) {
    const start = before.slice(0, first).join("").length;
    const end = start + before.slice(first, last + 1).join("").replace(/[\r\n]+$/, "").length;
    const suggestion = after.slice(first, last + 1).join("").replace(/[\r\n]+$/, "");
    const asked = askAbout(texts, pieces, { start, end }, { reason: "structure", suggestion, suggestionReason: "counted-anew" });
    if (asked !== null) return asked;
  }
  return [...pieces];
}

const isCounted = (text: readonly string[]): boolean => countAnew(text).every((line, i) => line === text[i]);

/** The lines of a text with the items of each ordered list numbered one after the other from its first number on. */
function countAnew(text: readonly string[]): string[] {
  /** The last number of each list that goes on, by its indentation. */
  const lists = new Map<number, number>();
  let isAfterBlank = true;
  return text.map((line) => {
    const item = ITEM.exec(line);
    const isBlank = line.trim() === "";
    if (item === null && lists.size === 0) {
      isAfterBlank = isBlank;
      return line;
    }
    const indent = item?.[1]!.length ?? /^[ \t]*/.exec(line)![0].length;
    if (item !== null || (!isBlank && isAfterBlank)) {
      for (const list of [...lists.keys()]) if (list > indent || (item === null && list === indent)) lists.delete(list);
    }
    isAfterBlank = isBlank;
    if (item === null) return line;
    const number = lists.has(indent) ? lists.get(indent)! + 1 : Number(item[2]);
    lists.set(indent, number);
    return Number(item[2]) === number ? line : line.replace(/\d+/, String(number));
  });
}
