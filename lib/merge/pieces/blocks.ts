/** Runs of words that two texts have in common: enough in a row to be the same passage and no coincidence. */

import { isPlainSign, isWordUnit } from "../tokens/signs";

/** So many words in a row are a block. */
const MIN_BLOCK = 4;
/** No text with fewer characters has so many words. */
export const MIN_BLOCK_LENGTH = 2 * MIN_BLOCK - 1;

/** Whether two texts share a block in which one of `words` stands. */
export function sharesBlock(a: string, b: string, words: ReadonlySet<string>): boolean {
  const holds = (block: string): boolean => block.split(" ").some((word) => words.has(word));
  const blocks = new Set(blocksOf(wordsOf(a)).filter(holds));
  return blocks.size > 0 && blocksOf(wordsOf(b)).some((block) => blocks.has(block));
}

/** The runs of words of one text, made once for many comparisons. */
export type Blocks = { wordCount: number; blocks: readonly string[]; set: ReadonlySet<string> };

export function readBlocks(text: string): Blocks {
  const words = wordsOf(text);
  const blocks = blocksOf(words);
  return { wordCount: words.length, blocks, set: new Set(blocks) };
}

/** The part of the shorter text's words that stands in blocks which the longer one has too; 0 for a text shorter than a block. */
export const sharedPart = (a: string, b: string): number => sharedBlocks(readBlocks(a), readBlocks(b));

function sharedBlocks(a: Blocks, b: Blocks): number {
  const [short, long] = b.wordCount < a.wordCount ? [b, a] : [a, b];
  if (short.wordCount < MIN_BLOCK) return 0;
  const isShared = new Uint8Array(short.wordCount);
  short.blocks.forEach((block, i) => {
    if (long.set.has(block)) isShared.fill(1, i, i + MIN_BLOCK);
  });
  return isShared.reduce((sum, one) => sum + one, 0) / short.wordCount;
}

/** Two additions are the same thing when this part of the shorter one stands in the other too. */
const MIN_SHARED = 0.7;

export const areAlike = (a: Blocks, b: Blocks): boolean => sharedBlocks(a, b) >= MIN_SHARED;

/** Whether two additions say nearly the same: in the same words, or of the same addresses in other words. */
export const saysTheSame = (a: string, b: string): boolean => sharedPart(a, b) >= MIN_SHARED || nameTheSame(addressesOf(a), addressesOf(b));

/** So much of what one text links to is linked to by the other one. */
const MIN_SHARED_ADDRESSES = 0.5;

function nameTheSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  const shared = [...few].filter((address) => many.has(address)).length;
  return shared > 0 && shared >= few.size * MIN_SHARED_ADDRESSES;
}

/** The web addresses of a text; how they begin and whether a stroke ends them makes no difference. */
function addressesOf(text: string): ReadonlySet<string> {
  return new Set((text.match(/https?:\/\/[^\s<>()[\]"'`]+/g) ?? []).map((address) => address.replace(/^https?:\/\/(?:www\.)?|\/$/g, "")));
}

/** What stands between blanks, without the signs at its edges: an address counts as one word. */
function wordsOf(text: string): string[] {
  return (text.match(/\S+/g) ?? []).map(withoutEdges).filter((word) => word !== "");
}

function withoutEdges(chunk: string): string {
  let start = 0;
  let end = chunk.length;
  while (start < end && isPlainSign(chunk.charCodeAt(start))) start++;
  while (start < end && isPlainSign(chunk.charCodeAt(end - 1))) end--;
  if (start === end) return "";
  if (isWordUnit(chunk.charCodeAt(start)) && isWordUnit(chunk.charCodeAt(end - 1))) return chunk.slice(start, end);
  return chunk.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}\p{M}]+$/gu, "");
}

function blocksOf(words: readonly string[]): string[] {
  return words.slice(MIN_BLOCK - 1).map((_, i) => words.slice(i, i + MIN_BLOCK).join(" "));
}
