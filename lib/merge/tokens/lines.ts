/** Lines of several texts as integers: equal lines get equal numbers. */

export type LineTable = {
  /** Offsets at which lines start, followed by the length of the text. */
  starts: Int32Array;
  /** One number a line. */
  ids: Int32Array;
};

const LF = 10;
const CR = 13;
/** So many lines at once are compared with the first text, before lines are looked at one by one. */
const BLOCK = 16;

/**
 * Number the lines of texts with one common numbering. A line ends after LF, CRLF, or a CR that stands alone.
 * The first text is hashed line by line; the others mostly repeat it, so whole blocks of theirs are recognised
 * by one comparison of strings. Equality is always decided by the characters, never by a hash.
 */
export function numberLines(texts: readonly string[]): { tables: LineTable[]; alphabetSize: number } {
  const numbering = new Numbering();
  const first = numbering.scan(texts[0] ?? "", null);
  const tables = texts.map((text, i) => (i === 0 ? first : numbering.scan(text, { text: texts[0]!, table: first })));
  return { tables, alphabetSize: numbering.size };
}

type Known = { text: string; table: LineTable };

class Numbering {
  size = 0;
  /** Open addressing: number + 1 of the line in each slot, 0 where free. */
  private slots = new Int32Array(1 << 12);
  private hashes = new Int32Array(1 << 11);
  private readonly lines: string[] = [];

  scan(text: string, known: Known | null): LineTable {
    const starts = new Growing(known === null ? text.length >> 5 : known.table.starts.length + 64);
    const ids = new Growing(starts.capacity);
    let at = 0;
    let expected = 0;
    let singles = 0;
    while (at < text.length) {
      if (known !== null && singles === 0) {
        const end = matchBlock(known, expected, text, at);
        if (end > at) {
          const { starts: from, ids: numbers } = known.table;
          const shift = at - from[expected]!;
          for (let i = expected; i < expected + BLOCK; i++) {
            starts.push(from[i]! + shift);
            ids.push(numbers[i]!);
          }
          expected += BLOCK;
          at = end;
          continue;
        }
        singles = BLOCK;
      }
      let hash = 0;
      let end = at;
      for (;;) {
        const code = text.charCodeAt(end++);
        hash = (Math.imul(hash, 31) + code) | 0;
        if (code === LF || end >= text.length) break;
        if (code === CR && text.charCodeAt(end) !== LF) break;
      }
      const id = this.number(text, at, end, hash);
      starts.push(at);
      ids.push(id);
      at = end;
      if (known === null) continue;
      singles--;
      // Lines that base has once say where we are in it.
      const place = this.firstPlace[id];
      expected = place === undefined || place < 0 ? expected + 1 : place + 1;
    }
    starts.push(text.length);
    const table = { starts: starts.done(), ids: ids.done() };
    if (known === null) this.rememberPlaces(table.ids);
    return table;
  }

  /** For each number, its only line in the first text; -1 where there are several. */
  private firstPlace = new Int32Array(0);

  private rememberPlaces(ids: Int32Array): void {
    this.firstPlace = new Int32Array(this.size).fill(-2);
    for (let i = 0; i < ids.length; i++) this.firstPlace[ids[i]!] = this.firstPlace[ids[i]!] === -2 ? i : -1;
  }

  private number(text: string, start: number, end: number, hash: number): number {
    if (this.size * 2 >= this.slots.length) this.rehash();
    const mask = this.slots.length - 1;
    const line = text.slice(start, end);
    for (let slot = spread(hash) & mask; ; slot = (slot + 1) & mask) {
      const found = this.slots[slot]! - 1;
      if (found < 0) {
        this.slots[slot] = ++this.size;
        this.hashes[this.size - 1] = hash;
        this.lines.push(line);
        return this.size - 1;
      }
      if (this.hashes[found] === hash && this.lines[found] === line) return found;
    }
  }

  private rehash(): void {
    this.slots = new Int32Array(this.slots.length * 4);
    const hashes = new Int32Array(this.slots.length >> 1);
    hashes.set(this.hashes.subarray(0, this.size));
    this.hashes = hashes;
    const mask = this.slots.length - 1;
    for (let id = 0; id < this.size; id++) {
      let slot = spread(hashes[id]!) & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = id + 1;
    }
  }
}

const spread = (hash: number): number => Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);

/** End of the block in `text` if the next lines of the known text stand at `at`; `at` if they do not. */
function matchBlock({ text: other, table }: Known, line: number, text: string, at: number): number {
  const last = line + BLOCK;
  if (last >= table.starts.length) return at;
  const from = table.starts[line]!;
  const to = table.starts[last]!;
  const end = at + (to - from);
  if (end > text.length || other.charCodeAt(to - 1) !== LF) return at;
  return other.slice(from, to) === text.slice(at, end) ? end : at;
}

/** An array of integers that grows. */
class Growing {
  private array: Int32Array<ArrayBuffer>;
  private length = 0;

  constructor(capacity: number) {
    this.array = new Int32Array(Math.max(16, capacity));
  }

  get capacity(): number {
    return this.array.length;
  }

  push(value: number): void {
    if (this.length === this.array.length) {
      const larger = new Int32Array(this.array.length * 2);
      larger.set(this.array);
      this.array = larger;
    }
    this.array[this.length++] = value;
  }

  done(): Int32Array {
    return this.array.slice(0, this.length);
  }
}
