/** List items and table rows that both sides inserted, in the order of the list around them. */

/** The text before and after a place. */
export type Neighbours = { before: string; after: string };

const ROW = /^[ \t]*(?:[-*+][ \t]|\d+[.)][ \t]|\|)/;
/**
 * So many rows before and after the place are looked at, and at least so many must be there to call a list sorted. A list
 * that people keep in order is seldom so throughout: what stands right beside the place says more than what is further off.
 */
const MAX_NEIGHBOURS = 2;
const MIN_NEIGHBOURS = 2;

/** Both sides' rows merged into one sorted run; null where these are not rows or the list is not sorted. */
export function mergeSorted(yours: string, theirs: string, { before, after }: Neighbours): string | null {
  const newline = /\r\n|\r|\n/.exec(before + after + yours)?.[0] ?? "\n";
  const lead = /^[\r\n]+/.exec(yours)?.[0] ?? "";
  const tail = /[\r\n]+$/.exec(yours)?.[0] ?? "";
  if ((/^[\r\n]+/.exec(theirs)?.[0] ?? "") !== lead || (/[\r\n]+$/.exec(theirs)?.[0] ?? "") !== tail) return null;
  const a = rows(yours);
  const b = rows(theirs);
  if (a === null || b === null) return null;
  const above = before.split(/\r\n|\r|\n/).filter((line) => line !== "").slice(-MAX_NEIGHBOURS).filter((line) => ROW.test(line));
  const below = after.split(/\r\n|\r|\n/).filter((line) => line !== "").slice(0, MAX_NEIGHBOURS);
  const firstOther = below.findIndex((line) => !ROW.test(line));
  const around = [...above, ...(firstOther < 0 ? below : below.slice(0, firstOther))].filter((line) => !/^[\s|:-]*$/.test(line));
  if (around.length < MIN_NEIGHBOURS || !isSorted(around) || !isSorted(a) || !isSorted(b)) return null;
  const merged: string[] = [];
  let i = 0;
  let k = 0;
  while (i < a.length || k < b.length) {
    const takeTheirs = i >= a.length || (k < b.length && compareRows(b[k]!, a[i]!) <= 0);
    merged.push(takeTheirs ? b[k++]! : a[i++]!);
  }
  return lead + merged.join(newline) + tail;
}

function rows(text: string): string[] | null {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line !== "");
  return lines.length > 0 && lines.every((line) => ROW.test(line)) ? lines : null;
}

function isSorted(lines: readonly string[]): boolean {
  return lines.every((line, i) => i === 0 || compareRows(lines[i - 1]!, line) <= 0);
}

/** By letters and numbers alone, without regard to case; not by locale, which differs between machines. */
function compareRows(a: string, b: string): number {
  const [keyA, keyB] = [sortKey(a), sortKey(b)];
  return keyA < keyB ? -1 : keyA > keyB ? 1 : 0;
}

const sortKey = (line: string): string =>
  line.replace(ROW, "").replace(/[^\p{L}\p{N} ]+/gu, "").trim().toLowerCase().replace(/\d+/g, (digits) => digits.padStart(MAX_DIGITS, "0"));

/** Numbers of up to so many digits are in the order of their values. */
const MAX_DIGITS = 12;
