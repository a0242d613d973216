/**
 * One side gave the lines of a passage another form and changed no word: indented them, quoted them, made a list of numbers of them.
 * Whatever the other side did there should look as if it had been written in that form; words merged one by one do not always.
 */

import { askAbout } from "../pieces/ask";
import { mergedOf } from "../pieces/line-group";
import { span, theirsOf, yoursOf, baseOf, type Piece, type Texts } from "../pieces/piece";
import { diffSequences } from "../diff/sequence-diff";
import { numberAll } from "../tokens/number-all";
import { lines } from "../tokens/units";
import { isItemLike, reformOf, withoutPrefix } from "./line-prefix";

/** Longer passages stay as they are. */
const MAX_LINES = 20_000;
/** So many lines before what differs are taken into the question at most. */
const MAX_LINES_BEFORE = 40;

/** Ask where the merged lines are not what the other side wrote in the new form; that is the answer filled in. */
export function askAboutReformed(texts: Texts, pieces: readonly Piece[]): Piece[] {
  if (pieces.some(({ kind }) => kind === "conflict") || !isShared(pieces)) return [...pieces];
  const whole = span("conflict", pieces[0]!, pieces[pieces.length - 1]!);
  const [base, yours, theirs] = [baseOf, yoursOf, theirsOf].map((of) => lines(of(texts, whole))) as [string[], string[], string[]];
  const expected = inForm(base, yours, theirs) ?? inForm(base, theirs, yours);
  if (expected === null) return [...pieces];
  const merged = lines(pieces.map((piece) => mergedOf(texts, piece)).join(""));
  return askWhereDifferent(texts, pieces, merged, expected);
}

const isShared = (pieces: readonly Piece[]): boolean => pieces.some(({ kind }) => kind === "yours") && pieces.some(({ kind }) => kind === "theirs");

/**
 * The lines of `other` in the form that `formed` gave to those of base; null where `formed` changed more than that, or nothing, and
 * where the other side gave lines another form as well.
 */
function inForm(base: readonly string[], formed: readonly string[], other: readonly string[]): string[] | null {
  if (base.length + other.length > MAX_LINES || !isReformed(base, formed) || isReformed(base, other)) return null;
  const reforms = base.map((line, i) => reformOf(line.trimEnd(), formed[i]!.trimEnd()));
  if (reforms.every((reform) => reform === null)) return null;
  const numbers = new Map<string, number>();
  const [a, b] = [numberAll(base, numbers), numberAll(other, numbers)];
  const words = new Set(base.map(withoutPrefix));
  const result: string[] = [];
  let at = 0;
  for (const hunk of diffSequences(a, b, numbers.size)) {
    for (; at < hunk.aStart; at++) result.push(formed[at]!);
    /** Items of its list after the last line that these lines replaced. */
    let place = 0;
    for (let i = hunk.bStart; i < hunk.bEnd; i++) {
      const line = other[i]!;
      const own = withoutPrefix(line);
      if (own !== "" && words.has(own)) return null;
      const replaced = hunk.aStart + i - hunk.bStart;
      // A line that was only put in looks like the one before it, or the first one.
      const neighbour = replaced < hunk.aEnd ? replaced : Math.max(0, hunk.aEnd - 1);
      if (replaced >= hunk.aEnd && isItemLike(base[neighbour]!, line)) place++;
      result.push(reforms[neighbour]?.(line, place) ?? line);
    }
    at = hunk.aEnd;
  }
  return [...result, ...formed.slice(at)];
}

const isReformed = (base: readonly string[], text: readonly string[]): boolean =>
  base.length === text.length && base.every((line, i) => withoutPrefix(line) === withoutPrefix(text[i]!));

function askWhereDifferent(texts: Texts, pieces: readonly Piece[], merged: readonly string[], expected: readonly string[]): Piece[] {
  let head = 0;
  while (head < merged.length && head < expected.length && merged[head] === expected[head]) head++;
  if (head === merged.length && head === expected.length) return [...pieces];
  let tail = 0;
  while (tail < merged.length - head && tail < expected.length - head && merged[merged.length - 1 - tail] === expected[expected.length - 1 - tail]) tail++;
  const lineBreak = /(?:\r\n|\r|\n)$/.exec(merged[merged.length - 1 - tail] ?? "")?.[0] ?? "";
  const trailing = (expected[expected.length - 1 - tail] ?? "").endsWith(lineBreak) ? lineBreak.length : 0;
  const end = merged.slice(0, merged.length - tail).join("").length - trailing;
  // A line that only one side wrote is no question; together with the line before it, which the other side gave a new form, it is.
  let start = merged.slice(0, head).join("").length;
  for (const first = head; ; start -= merged[--head]!.length) {
    const answer = expected.slice(head, expected.length - tail).join("");
    const suggestion = answer.slice(0, answer.length - trailing);
    const asked = askAbout(texts, pieces, { start, end }, { reason: "structure", suggestion, suggestionReason: "in-new-form" });
    if (asked !== null) return asked;
    if (head === 0 || head === first - MAX_LINES_BEFORE) return [...pieces];
  }
}
