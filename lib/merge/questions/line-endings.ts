/**
 * Where one side converted the line endings of the whole text, every line of it changed, and nothing was said. The
 * three are merged with one kind of line ending, and what comes out has the new one: else the merge would mix two,
 * which no input does.
 */

import type { Region, Side, StableRegion } from "../types";
import type { Texts } from "../pieces/piece";

type Conversion = { by: Side; to: string };

/** Who converted the line endings, and to what; null unless each text has one kind, and one side alone another one than base. */
export function conversionOf({ base, yours, theirs }: Texts): Conversion | null {
  if (![base, yours, theirs].some((text) => text.includes("\r"))) return null;
  const [from, ofYours, ofTheirs] = [lineEndingOf(base), lineEndingOf(yours), lineEndingOf(theirs)];
  if (from === null || ofYours === null || ofTheirs === null || ofYours === ofTheirs) return null;
  if (ofTheirs === from) return { by: "yours", to: ofYours };
  return ofYours === from ? { by: "theirs", to: ofTheirs } : null;
}

/** The one line ending of a text; null where there are several, or none. */
function lineEndingOf(text: string): string | null {
  const [first] = /\r\n?|\n/.exec(text) ?? [];
  if (first === undefined) return null;
  const others = first === "\n" ? /\r/ : first === "\r" ? /\n/ : /\r(?!\n)|(?<!\r)\n/;
  return others.test(text) ? null : first;
}

const LINE_ENDING = /\r\n?|\n/g;
const withLineFeeds = (text: string): string => text.replace(LINE_ENDING, "\n");

/** The texts as they would be had nobody converted anything. */
export function withoutConversion({ base, yours, theirs }: Texts): Texts {
  return { base: withLineFeeds(base), yours: withLineFeeds(yours), theirs: withLineFeeds(theirs) };
}

/**
 * The regions of the texts themselves, from those of `withoutConversion(texts)`. The texts of a conflict are as they
 * were written; all else has the new line endings. What nobody else changed is the work of the side that converted.
 */
export function withConversion(texts: Texts, { by, to }: Conversion, regions: readonly Region[]): Region[] {
  const [inBase, inYours, inTheirs] = [texts.base, texts.yours, texts.theirs].map(rangesIn) as [RangeReader, RangeReader, RangeReader];
  const converted = (text: string): string => text.replace(LINE_ENDING, to);
  return regions.map((region) => {
    const range = { base: inBase(region.range.base[1]), yours: inYours(region.range.yours[1]), theirs: inTheirs(region.range.theirs[1]) };
    const [base, yours, theirs] = [texts.base.slice(...range.base), texts.yours.slice(...range.yours), texts.theirs.slice(...range.theirs)] as const;
    if (region.kind === "conflict") return { ...region, base, yours, theirs, suggestion: region.suggestion === null ? null : converted(region.suggestion), range };
    if ((region.origin === "base" || region.origin === "both") && region.text.includes("\n")) {
      return { kind: "stable", text: by === "yours" ? yours : theirs, origin: by, range, reason: region.reason ?? "white-space", replaced: by === "yours" ? theirs : yours };
    }
    const written = region.origin === "both" ? yours : { base, yours, theirs }[region.origin];
    const result: StableRegion = { ...region, text: converted(region.text), range };
    if (region.replaced !== undefined) result.replaced = { base, yours: theirs, theirs: yours, both: base }[region.origin];
    if (result.text !== written) result.written = written;
    return result;
  });
}

/** The range up to an end that was counted with line feeds alone, from the end of the one before. */
type RangeReader = (end: number) => [start: number, endExclusive: number];

function rangesIn(text: string): RangeReader {
  let next = text.indexOf("\r\n");
  let added = 0;
  let start = 0;
  return (end) => {
    for (; next >= 0 && next - added < end; next = text.indexOf("\r\n", next + 2)) added++;
    const range: [number, number] = [start, end + added];
    start = end + added;
    return range;
  };
}
