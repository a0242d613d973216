/** Differences for reading: what a person sees in history and beside a conflict. */

import DiffMatchPatch from "diff-match-patch";
import { splitExactWords, type WordPiece } from "./word-diff";
import { wordEdits } from "./word-diff";

const cleaner = new DiffMatchPatch();
cleaner.Diff_Timeout = 0;

const SAME = 0;
const REMOVED = -1;
/** Distinct words that can be encoded as one UTF-16 unit each; beyond, the difference is shown without tidying. */
const MAX_ENCODED = 0xd7ff;

/**
 * The words that were removed and added, in reading order; joined, `same` and `removed` give `before`, `same`
 * and `added` give `after`. Chance matches between two rewritten passages are folded into the change, so that
 * it reads as one (diff-match-patch's semantic clean-up, on whole words).
 */
export function diffWords(before: string, after: string): WordPiece[] {
  const raw = rawPieces(before, after);
  const encoder = new Map<string, string>();
  const decoder: string[] = [];
  const encode = (text: string): string =>
    splitExactWords(text)
      .map((word) => {
        const known = encoder.get(word);
        if (known !== undefined) return known;
        const code = String.fromCharCode(decoder.length + 1);
        decoder.push(word);
        encoder.set(word, code);
        return code;
      })
      .join("");
  const encoded = raw.map(({ kind, text }): [number, string] => [
    kind === "same" ? SAME : kind === "removed" ? REMOVED : 1,
    encode(text),
  ]);
  if (decoder.length > MAX_ENCODED) return raw;
  cleaner.diff_cleanupSemantic(encoded as Parameters<typeof cleaner.diff_cleanupSemantic>[0]);
  return encoded
    .filter(([, text]) => text !== "")
    .map(([operation, text]) => ({
      kind: operation === SAME ? "same" : operation === REMOVED ? "removed" : "added",
      text: Array.from({ length: text.length }, (_, i) => decoder[text.charCodeAt(i) - 1]).join(""),
    }));
}

function rawPieces(before: string, after: string): WordPiece[] {
  const pieces: WordPiece[] = [];
  const push = (kind: WordPiece["kind"], text: string): void => {
    if (text !== "") pieces.push({ kind, text });
  };
  let at = 0;
  for (const { from, to, insert } of wordEdits(before, after)) {
    push("same", before.slice(at, from));
    push("removed", before.slice(from, to));
    push("added", insert);
    at = to;
  }
  push("same", before.slice(at));
  return pieces;
}
