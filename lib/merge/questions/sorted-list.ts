/** Entries of a sorted list that both sides inserted, in the order of the list around them. */

/** The text before and after a place. */
export type Neighbours = { before: string; after: string };

/** A way in which a text can be a list. */
type ListKind = {
  /** The entries of a text without blank lines at its edges; null where it is no such list. */
  divide(text: string): string[] | null;
  /** The entries nearest to a place, in the order of the text, by their first lines. */
  around(neighbours: Neighbours): string[];
  /** With fewer entries around the place nothing says that the list is sorted. */
  minAround: number;
  /** What stands between two entries. */
  separator(newline: string, neighbours: Neighbours): string;
};

const LINE_BREAK = /\r\n|\r|\n/;
const ROW = /^[ \t]*(?:[-*+][ \t]|\d+[.)][ \t]|\|)/;
/** The line between the head of a table and its rows. */
const RULE = /^[\s|:-]*$/;

const linesOf = (text: string): string[] => text.split(LINE_BREAK);
const isFilled = (line: string): boolean => line !== "";

/**
 * Items and rows of a table. So many before and after the place are looked at: a list that people keep in order is
 * seldom so throughout, and what stands right beside the place says more than what is further off.
 */
const ROWS_AROUND = 2;
const ROWS: ListKind = {
  divide: (text) => {
    const lines = linesOf(text).filter(isFilled);
    return lines.every((line) => ROW.test(line)) ? lines : null;
  },
  around: ({ before, after }) => {
    const above = linesOf(before).filter(isFilled).slice(-ROWS_AROUND).filter((line) => ROW.test(line));
    const below = linesOf(after).filter(isFilled).slice(0, ROWS_AROUND);
    return [...above, ...untilOther(below, (line) => ROW.test(line))].filter((line) => !RULE.test(line));
  },
  minAround: 2,
  separator: (newline) => newline,
};

/** Single words or names, a line each. Lines of prose are in order by chance, so many must be before they count as a list. */
const NAMES_AROUND = 4;
const NAMES: ListKind = {
  divide: (text) => {
    const lines = linesOf(text);
    return lines.every(isName) ? lines : null;
  },
  around: ({ before, after }) => {
    const above = linesOf(before.replace(/(?:\r\n|\r|\n)$/, "")).slice(-NAMES_AROUND).reverse();
    const below = linesOf(after.replace(/^(?:\r\n|\r|\n)/, "")).slice(0, NAMES_AROUND);
    return [...untilOther(above, isName).reverse(), ...untilOther(below, isName)];
  },
  minAround: 6,
  separator: (newline) => newline,
};

/** Sections under headings of one level. */
const sections = (level: string): ListKind => {
  const isHead = (line: string): boolean => line.startsWith(`${level} `);
  const isOuter = (line: string): boolean => /^#{1,6} /.test(line) && line.indexOf(" ") < level.length;
  return {
    divide: (text) => {
      if (!isHead(text)) return null;
      const parts = text.split(new RegExp(`(?:\\r\\n|\\r|\\n)+(?=${level} )`));
      return linesOf(text).some(isOuter) ? null : parts;
    },
    around: ({ before, after }) => {
      const above = untilOther(linesOf(before).reverse(), (line) => !isOuter(line)).filter(isHead).slice(0, ROWS_AROUND).reverse();
      const below = untilOther(linesOf(after), (line) => !isOuter(line)).filter(isHead).slice(0, ROWS_AROUND);
      return [...above, ...below];
    },
    minAround: 2,
    separator: (newline, { before, after }) => {
      const runs = [/[\r\n]*$/.exec(before)![0], /^[\r\n]*/.exec(after)![0]];
      return runs.reduce((a, b) => (b.length > a.length ? b : a), newline + newline);
    },
  };
};

/** Both sides' entries merged into one sorted run; null where these are no entries of one list, or the list is not sorted. */
export function mergeSorted(yours: string, theirs: string, neighbours: Neighbours): string | null {
  const lead = /^[\r\n]*/.exec(yours)![0];
  const tail = /[\r\n]*$/.exec(yours)![0];
  if (/^[\r\n]*/.exec(theirs)![0] !== lead || /[\r\n]*$/.exec(theirs)![0] !== tail) return null;
  const inner = [yours, theirs].map((text) => text.slice(lead.length, text.length - tail.length)) as [string, string];
  const level = /^#{1,6}(?= )/.exec(inner[0])?.[0];
  const newline = LINE_BREAK.exec(neighbours.before + neighbours.after + yours)?.[0] ?? "\n";
  for (const kind of level === undefined ? [ROWS, NAMES] : [sections(level)]) {
    const [a, b] = [kind.divide(inner[0]), kind.divide(inner[1])];
    if (!a?.length || !b?.length) continue;
    const around = kind.around(neighbours);
    if (around.length < kind.minAround || ![around, a, b].every(isSorted)) return null;
    return lead + zip(a, b).join(kind.separator(newline, neighbours)) + tail;
  }
  return null;
}

/** Two sorted runs as one; of entries that sort alike, those of `b` come first. */
function zip(a: readonly string[], b: readonly string[]): string[] {
  const merged: string[] = [];
  let k = 0;
  for (const entry of a) {
    while (k < b.length && compareEntries(b[k]!, entry) <= 0) merged.push(b[k++]!);
    merged.push(entry);
  }
  return [...merged, ...b.slice(k)];
}

const isName = (line: string): boolean => /^[\p{L}\p{N}][^\s]{0,60}$/u.test(line);

function untilOther(lines: readonly string[], belongs: (line: string) => boolean): string[] {
  const end = lines.findIndex((line) => !belongs(line));
  return end < 0 ? [...lines] : lines.slice(0, end);
}

function isSorted(entries: readonly string[]): boolean {
  return entries.every((entry, i) => i === 0 || compareEntries(entries[i - 1]!, entry) <= 0);
}

/** By letters and numbers of the first line alone, without regard to case; not by locale, which differs between machines. */
function compareEntries(a: string, b: string): number {
  const [keyA, keyB] = [sortKey(a), sortKey(b)];
  return keyA < keyB ? -1 : keyA > keyB ? 1 : 0;
}

const sortKey = (entry: string): string =>
  linesOf(entry)[0]!.replace(ROW, "").replace(/[^\p{L}\p{N} ]+/gu, "").trim().toLowerCase().replace(/\d+/g, (digits) => digits.padStart(MAX_DIGITS, "0"));

/** Numbers of up to so many digits are in the order of their values. */
const MAX_DIGITS = 12;
