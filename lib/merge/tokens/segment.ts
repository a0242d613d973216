/** Word and grapheme boundaries by Unicode's rules (UAX 29), for text that simple rules would cut wrongly. */

/** Made when first needed: loading their tables takes longer than a small merge, and few texts need them. */
function lazySegmenter(granularity: "word" | "grapheme"): () => Intl.Segmenter {
  let segmenter: Intl.Segmenter | undefined;
  return () => (segmenter ??= new Intl.Segmenter("en", { granularity }));
}

const words = lazySegmenter("word");
const graphemes = lazySegmenter("grapheme");

/** Scripts written without blanks between words: Thai, Lao, Myanmar, Khmer, Kana, Han and their neighbours. */
const UNSPACED =
  /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1950-\u1aaf\u2e80-\u312f\u31a0-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\u{1b000}-\u{1b16f}\u{20000}-\u{3ffff}]/u;

/** Whether some of a text is written without blanks between words. */
export const isUnspaced = (text: string): boolean => UNSPACED.test(text);

/** Ends of the words in `piece`, which stands at offset `at` of a text. */
export function segmentUnspaced(piece: string, at: number): number[] {
  return isUnspaced(piece) ? segmentEnds(words(), piece, at) : [at + piece.length];
}

/** So many characters are segmented at once. */
const WINDOW = 256;
/** A boundary is settled when so many characters after it have been seen. */
const LOOK_AHEAD = 48;

/**
 * Ends of the segments of `text`, plus `at`. `Intl.Segmenter` takes time that grows with the square of the length
 * (40 seconds for 100,000 characters of Chinese), so a long text is segmented in windows, each from a boundary on.
 */
function segmentEnds(segmenter: Intl.Segmenter, text: string, at: number): number[] {
  const ends: number[] = [];
  let window = WINDOW;
  for (let from = 0; from < text.length; ) {
    const isLast = from + window >= text.length;
    const settled = from + (isLast ? window : window - LOOK_AHEAD);
    let next = from;
    for (const { index, segment } of segmenter.segment(text.slice(from, from + window))) {
      const end = from + index + segment.length;
      if (end > settled) break;
      ends.push(at + end);
      next = end;
    }
    // One segment fills the whole window: look further.
    window = next === from ? window * 2 : WINDOW;
    from = next;
  }
  return ends;
}

/**
 * Signs that join a neighbour in one grapheme: marks, joiners, skin tones, flags, Hangul jamo, tags, prepended
 * number signs. Where none of them stands, every place between two code points is a boundary.
 */
const JOINING =
  /\p{M}|\p{Join_Control}|\p{Emoji_Modifier}|\p{Regional_Indicator}|[\u0e33\u0eb3\uff9e\uff9f\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u0d4e]|[\u{11000}-\u{11fff}]|[\u{e0000}-\u{e0fff}]/u;

/** Signs that join nothing, in which most texts are written throughout: that is seen at a fraction of the cost. */
const APART = /^[\0-\u02ff\u2010-\u2027]*$/;

/** Whether somewhere in a text two code points may be one grapheme, CRLF aside. */
export const mayJoin = (text: string): boolean => !APART.test(text) && JOINING.test(text);

/**
 * One cell an offset: 0 where a cut would split a grapheme. Null where no cut between code points can. Only runs
 * of text beyond ASCII are segmented, because segmenting is a thousand times slower than looking.
 */
export function graphemeBoundaries(text: string): Uint8Array | null {
  if (!mayJoin(text)) return null;
  const boundaries = new Uint8Array(text.length + 1).fill(1);
  for (const { 0: run, index } of text.matchAll(/[\u0080-\uffff]+/g)) {
    if (!mayJoin(run)) continue;
    const end = index + run.length;
    const from = Math.max(0, index - 1);
    boundaries.fill(0, index, end + 1);
    boundaries[text.length] = 1;
    boundaries[from] = 1;
    // The last segment may go on beyond the character after the run.
    for (const boundary of segmentEnds(graphemes(), text.slice(from, end + 1), from).slice(0, -1)) boundaries[boundary] = 1;
    if (end === text.length) boundaries[end] = 1;
  }
  return boundaries;
}

/** The graphemes of a text, in order. */
export function splitGraphemes(text: string): string[] {
  let start = 0;
  return segmentEnds(graphemes(), text, 0).map((end) => text.slice(start, (start = end)));
}
