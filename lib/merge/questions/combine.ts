/** Changes that touch without overlapping, one after the other: right too seldom to be applied, often enough to be offered. */

import { brokenWords, weigh, type WordBalance } from "../pieces/conservation";
import type { Hunk } from "../diff/hunk";
import { diffSequences } from "../diff/sequence-diff";
import { numberKeys, tokenize, type Tokens } from "../tokens/tokenize";

/** The combination of both sides' changes, or null where they overlap or both insert at one place. */
export function combineWords(conflict: { base: string; yours: string; theirs: string }): string | null {
  const [base, yours, theirs] = [tokenize(conflict.base), tokenize(conflict.yours), tokenize(conflict.theirs)];
  const { ids, alphabetSize } = numberKeys([base, yours, theirs]);
  const changes = [
    ...diffSequences(ids[0]!, ids[1]!, alphabetSize).map((hunk) => ({ hunk, side: yours, text: conflict.yours })),
    ...diffSequences(ids[0]!, ids[2]!, alphabetSize).map((hunk) => ({ hunk, side: theirs, text: conflict.theirs })),
  ].sort((a, b) => a.hunk.aStart - b.hunk.aStart || a.hunk.aEnd - b.hunk.aEnd);
  let text = "";
  let at = 0;
  let lastStart = -1;
  for (const { hunk, side, text: source } of changes) {
    if (hunk.aStart < at || (hunk.aStart === lastStart && hunk.aStart === hunk.aEnd)) return null;
    text += sliceTokens(base, conflict.base, at, hunk.aStart) + insertedText(hunk, side, source);
    at = hunk.aEnd;
    lastStart = hunk.aStart;
  }
  text += sliceTokens(base, conflict.base, at, base.keys.length);
  const balance: WordBalance = new Map();
  weigh(balance, { ...conflict, merged: text });
  return brokenWords(balance).size === 0 ? text : null;
}

function sliceTokens(tokens: Tokens, text: string, from: number, to: number): string {
  return text.slice(tokens.starts[from]!, tokens.starts[to]!);
}

function insertedText(hunk: Hunk, side: Tokens, source: string): string {
  return sliceTokens(side, source, hunk.bStart, hunk.bEnd);
}
