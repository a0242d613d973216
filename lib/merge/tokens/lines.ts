/** Lines of several texts as integers: equal lines get equal numbers. */

export type LineTable = {
  /** Offsets at which lines start, followed by the length of the text. */
  starts: Int32Array;
  /** One number a line. */
  ids: Int32Array;
};

const LF = 10;
/** So many lines at once, at least, are compared with the first text before lines are looked at one by one. */
const MIN_BLOCK = 16;
const MAX_BLOCK = 256;

/**
 * Number the lines of texts with one common numbering. A line ends after LF, CRLF, or a CR that stands alone.
 * The first text is read line by line; the others mostly repeat it, so whole blocks of theirs are recognised
 * by one comparison of strings. Characters are only ever looked at by built-in functions: those are fast in the
 * first merge of a process too.
 */
export function numberLines(texts: readonly string[]): { tables: LineTable[]; alphabetSize: number } {
  const numbering = new Numbering();
  const first = numbering.scan(texts[0] ?? "", null);
  const tables = texts.map((text, i) => (i === 0 ? first : numbering.scan(text, { text: texts[0]!, table: first })));
  return { tables, alphabetSize: numbering.size };
}

type Known = { text: string; table: LineTable };

class Numbering {
  private readonly numbers = new Map<string, number>();

  get size(): number {
    return this.numbers.size;
  }

  scan(text: string, known: Known | null): LineTable {
    const lines = new Lines(known === null ? text.length >> 5 : known.table.starts.length + 64);
    const nextEnd = lineEnds(text);
    let at = 0;
    let expected = 0;
    let singles = 0;
    let block = MIN_BLOCK;
    while (at < text.length) {
      if (known !== null && singles === 0) {
        const end = matchBlock(known, expected, block, text, at);
        if (end > at) {
          lines.pushBlock(known.table, expected, block, at);
          expected += block;
          at = end;
          block = Math.min(2 * block, MAX_BLOCK);
          continue;
        }
        block >>= 1;
        if (block >= MIN_BLOCK) continue;
        singles = block = MIN_BLOCK;
      }
      const end = nextEnd(at);
      const id = this.number(text.slice(at, end));
      lines.push(at, id);
      at = end;
      if (known === null) continue;
      singles--;
      // Lines that base has once say where we are in it.
      const place = this.firstPlace[id];
      expected = place === undefined || place < 0 ? expected + 1 : place + 1;
    }
    const table = lines.done(text.length);
    if (known === null) this.rememberPlaces(table.ids);
    return table;
  }

  /** For each number, its only line in the first text; -1 where there are several. */
  private firstPlace = new Int32Array(0);

  private rememberPlaces(ids: Int32Array): void {
    this.firstPlace = new Int32Array(this.size).fill(-2);
    for (let i = 0; i < ids.length; i++) this.firstPlace[ids[i]!] = this.firstPlace[ids[i]!] === -2 ? i : -1;
  }

  private number(line: string): number {
    const known = this.numbers.get(line);
    if (known !== undefined) return known;
    this.numbers.set(line, this.numbers.size);
    return this.numbers.size - 1;
  }
}

/** Where the line that starts at an offset ends; to be asked in reading order. */
function lineEnds(text: string): (at: number) => number {
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

/** End of the block in `text` if the next `count` lines of the known text stand at `at`; `at` if they do not. */
function matchBlock({ text: other, table }: Known, line: number, count: number, text: string, at: number): number {
  const last = line + count;
  if (last >= table.starts.length) return at;
  const from = table.starts[line]!;
  const to = table.starts[last]!;
  const end = at + (to - from);
  if (end > text.length || other.charCodeAt(to - 1) !== LF) return at;
  return other.slice(from, to) === text.slice(at, end) ? end : at;
}

/** A table of lines that grows. */
class Lines {
  private starts: Int32Array<ArrayBuffer>;
  private ids: Int32Array<ArrayBuffer>;
  private count = 0;

  constructor(capacity: number) {
    this.starts = new Int32Array(Math.max(MIN_BLOCK, capacity));
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
    return { starts: this.starts.slice(0, this.count), ids: this.ids.slice(0, this.count - 1) };
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
