/** Lines of three texts as integers: equal lines get equal numbers. */

export type LineTable = {
  /** Offsets at which lines start, followed by the length of the text. */
  starts: Int32Array;
  /** One number a line. */
  ids: Int32Array;
};

const LF = 10;
const CR = 13;

/** Offsets of line starts, then the length of the text. A line ends after LF, CRLF, or a CR that stands alone. */
export function lineStarts(text: string): Int32Array {
  let starts = new Int32Array(Math.max(16, text.length >> 4));
  let count = 1;
  const length = text.length;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code > CR || (code !== LF && code !== CR)) continue;
    if (code === CR && text.charCodeAt(i + 1) === LF) i++;
    if (i + 1 >= length) break;
    if (count + 2 > starts.length) starts = grow(starts);
    starts[count++] = i + 1;
  }
  if (length === 0) return Int32Array.of(0);
  starts[count++] = length;
  return starts.slice(0, count);
}

function grow(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}

/** Number the lines of several texts with one common numbering. */
export function numberLines(texts: readonly string[]): { tables: LineTable[]; alphabetSize: number } {
  const numbers = new Map<string, number>();
  const tables = texts.map((text) => {
    const starts = lineStarts(text);
    const ids = new Int32Array(starts.length - 1);
    for (let i = 0; i < ids.length; i++) {
      const line = text.slice(starts[i], starts[i + 1]);
      let id = numbers.get(line);
      if (id === undefined) {
        id = numbers.size;
        numbers.set(line, id);
      }
      ids[i] = id;
    }
    return { starts, ids };
  });
  return { tables, alphabetSize: numbers.size };
}
