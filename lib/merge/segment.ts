/** Word and grapheme boundaries by Unicode's rules (UAX 29), for text that simple rules would cut wrongly. */

const words = new Intl.Segmenter("en", { granularity: "word" });
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Scripts written without blanks between words: Thai, Lao, Myanmar, Khmer, Kana, Han and their neighbours. */
const UNSPACED =
  /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1950-\u1aaf\u2e80-\u312f\u31a0-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\u{1b000}-\u{1b16f}\u{20000}-\u{3ffff}]/u;

/** Whether some of a text is written without blanks between words. */
export const isUnspaced = (text: string): boolean => UNSPACED.test(text);

/** Ends of the words in `piece`, which stands at offset `at` of a text. */
export function segmentUnspaced(piece: string, at: number): number[] {
  if (!isUnspaced(piece)) return [at + piece.length];
  const ends: number[] = [];
  for (const segment of words.segment(piece)) ends.push(at + segment.index + segment.segment.length);
  return ends;
}

/** One cell an offset: 1 where a grapheme starts or the text ends. */
export function graphemeBoundaries(text: string): Uint8Array {
  const boundaries = new Uint8Array(text.length + 1);
  for (const segment of graphemes.segment(text)) boundaries[segment.index] = 1;
  boundaries[text.length] = 1;
  return boundaries;
}

/** The graphemes of a text, in order. */
export function splitGraphemes(text: string): string[] {
  return Array.from(graphemes.segment(text), (segment) => segment.segment);
}
