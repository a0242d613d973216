/** Lines of several texts as integers: equal lines get equal numbers. */

export type LineTable = {
  /** Offsets at which lines start, followed by the length of the text. */
  starts: Int32Array;
  /** One number a line. */
  ids: Int32Array;
};

const LF = 10;
/** So many lines at most are compared with the first text at once. */
const MAX_BLOCK = 1024;

/**
 * Number the lines of texts with one common numbering. A line ends after LF, CRLF, or a CR that stands alone.
 * The first text is read line by line; the others mostly repeat it, so whole blocks of theirs are recognised
 * by one comparison of strings. Characters are only ever looked at by built-in functions: those are fast in the
 * first merge of a process too.
 */
export function numberLines(texts: readonly string[]): { tables: LineTable[]; alphabetSize: number } {
  const numbers = new Map<string, number>();
  const [text = "", ...others] = texts;
  const table = scan(text, numbers, null);
  const first: Known = { text, table, places: onlyPlaces(table.ids, numbers.size) };
  return { tables: [table, ...others.map((other) => scan(other, numbers, first))], alphabetSize: numbers.size };
}

/** The first text; `places` has for each of its numbers the only line with it, or -1 where there are several. */
type Known = { text: string; table: LineTable; places: Int32Array };

function scan(text: string, numbers: Map<string, number>, known: Known | null): LineTable {
  const lines = new Lines(known === null ? text.length >> 5 : known.table.starts.length + 64);
  const nextEnd = lineEnds(text);
  let at = 0;
  let expected = 0;
  while (at < text.length) {
    const count = known === null ? 0 : commonLines(known, expected, text, at);
    if (known !== null && count > 0) {
      lines.pushBlock(known.table, expected, count, at);
      at += known.table.starts[expected + count]! - known.table.starts[expected]!;
      expected += count;
      continue;
    }
    const end = nextEnd(at);
    const line = text.slice(at, end);
    let id = numbers.get(line);
    if (id === undefined) numbers.set(line, (id = numbers.size));
    lines.push(at, id);
    at = end;
    // Lines that base has once say where we are in it.
    const place = known?.places[id] ?? -1;
    expected = place < 0 ? expected + 1 : place + 1;
  }
  return lines.done(text.length);
}

function onlyPlaces(ids: Int32Array, count: number): Int32Array {
  const places = new Int32Array(count).fill(-2);
  for (let line = 0; line < ids.length; line++) places[ids[line]!] = places[ids[line]!] === -2 ? line : -1;
  return places;
}

/** How many lines of the known text, from `line` on, stand at `at`: by blocks that grow, and shrink where they differ. */
function commonLines(known: Known, line: number, text: string, at: number): number {
  const { starts } = known.table;
  if (line >= starts.length) return 0;
  const shift = at - starts[line]!;
  let next = line;
  let block = 1;
  while (isBlockAt(known, next, block, text, starts[next]! + shift)) {
    next += block;
    block = Math.min(2 * block, MAX_BLOCK);
  }
  for (block >>= 1; block > 0; block >>= 1) {
    if (isBlockAt(known, next, block, text, starts[next]! + shift)) next += block;
  }
  return next - line;
}

/** Whether `count` lines of the known text stand at `at`. Where the last of them ends without LF it may go on there. */
function isBlockAt({ text: other, table }: Known, line: number, count: number, text: string, at: number): boolean {
  const last = line + count;
  if (last >= table.starts.length) return false;
  const from = table.starts[line]!;
  const to = table.starts[last]!;
  const end = at + (to - from);
  return end <= text.length && other.charCodeAt(to - 1) === LF && other.slice(from, to) === text.slice(at, end);
}

/** Where the line that starts at an offset ends; to be asked in reading order. */
export function lineEnds(text: string): (at: number) => number {
  // Each sign is looked for again only when it has been passed: a text may be full of one and without the other.
  let cr = text.indexOf("\r");
  let lf = text.indexOf("\n");
  return (at) => {
    if (cr >= 0 && cr < at) cr = text.indexOf("\r", at);
    if (lf >= 0 && lf < at) lf = text.indexOf("\n", at);
    // The CR of a CRLF is no end of its own.
    if (cr >= 0 && (lf < 0 || cr < lf - 1)) return cr + 1;
    return lf < 0 ? text.length : lf + 1;
  };
}

const MIN_CAPACITY = 16;

/** A table of lines that grows. */
class Lines {
  private starts: Int32Array<ArrayBuffer>;
  private ids: Int32Array<ArrayBuffer>;
  private count = 0;

  constructor(capacity: number) {
    this.starts = new Int32Array(Math.max(MIN_CAPACITY, capacity));
    this.ids = new Int32Array(this.starts.length);
  }

  push(start: number, id: number): void {
    if (this.count === this.starts.length) this.grow(1);
    this.starts[this.count] = start;
    this.ids[this.count++] = id;
  }

  /** Append `size` lines of another table, which start at `at` here. */
  pushBlock(from: LineTable, first: number, size: number, at: number): void {
    if (this.count + size > this.starts.length) this.grow(size);
    const shift = at - from.starts[first]!;
    for (let i = 0; i < size; i++) this.starts[this.count + i] = from.starts[first + i]! + shift;
    this.ids.set(from.ids.subarray(first, first + size), this.count);
    this.count += size;
  }

  done(textLength: number): LineTable {
    this.push(textLength, 0);
    return { starts: this.starts.subarray(0, this.count), ids: this.ids.subarray(0, this.count - 1) };
  }

  private grow(size: number): void {
    this.starts = grown(this.starts, size);
    this.ids = grown(this.ids, size);
  }
}

function grown(array: Int32Array<ArrayBuffer>, size: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * array.length + size);
  larger.set(array);
  return larger;
}
