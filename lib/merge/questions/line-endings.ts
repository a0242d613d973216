/** Where one side converted the line endings of the whole text, what the other side added follows. */

import type { Region, Side } from "../types";
import type { Texts } from "../pieces/piece";

type Conversion = { by: Side; to: string };

/**
 * The lines that the side that did not convert has added, with the new line endings: else the merge would mix two,
 * which no input does. Only `text` and `suggestion` change; the texts of a conflict stay as they were written.
 */
export function followLineEndings(texts: Texts, regions: Region[]): Region[] {
  const conversion = conversionOf(texts);
  if (conversion === null) return regions;
  const { by, to } = conversion;
  const converted = (text: string) => text.replace(/\r\n?|\n/g, to);
  return regions.map((region) => {
    if (region.kind === "conflict") return region.suggestion === null ? region : { ...region, suggestion: converted(region.suggestion) };
    const text = region.origin === by ? region.text : converted(region.text);
    return text === region.text ? region : { ...region, text, written: region.text };
  });
}

function conversionOf({ base, yours, theirs }: Texts): Conversion | null {
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
