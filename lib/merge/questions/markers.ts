/** Conflict markers as diff3 and git write them: for export and for the command line, never for the editor. */

import type { Region } from "../types";

export type MarkerLabels = { yoursLabel: string; baseLabel: string; theirsLabel: string };

const SHORTEST = 7;
const MARKER_LIKE = /^(<{7,}|={7,}|>{7,}|\|{7,})(?=[ \r\n]|$)/gm;

/**
 * The merge as text in which every conflict stands between markers, whole lines each. Markers are longer than
 * any marker-like line of the text, so that they can be told apart.
 */
export function toMarkers(
  regions: readonly Region[],
  { yoursLabel, baseLabel, theirsLabel }: MarkerLabels,
): { text: string; conflictCount: number } {
  const blocks = wholeLines(regions);
  const size = blocks.reduce(
    (max, block) => Math.max(max, ...[block.base, block.yours, block.theirs].map(longestMarker)),
    SHORTEST - 1,
  ) + 1;
  const newline = /\r\n|\r|\n/.exec(blocks.map((block) => block.yours + block.base).join(""))?.[0] ?? "\n";
  const mark = (sign: string, label: string): string => sign.repeat(size) + (label === "" ? "" : ` ${label}`) + newline;
  let text = "";
  let conflictCount = 0;
  for (const block of blocks) {
    if (!block.isConflict) {
      text += block.yours;
      continue;
    }
    conflictCount++;
    const closed = (part: string): string => (part === "" || /[\r\n]$/.test(part) ? part : part + newline);
    text += (text === "" || /[\r\n]$/.test(text) ? "" : newline) + mark("<", yoursLabel) + closed(block.yours);
    text += mark("|", baseLabel) + closed(block.base) + mark("=", "") + closed(block.theirs) + mark(">", theirsLabel);
  }
  return { text, conflictCount };
}

/** Whether all markers of a conflict, in their order, stand in a text. */
export function findMarkers(text: string): boolean {
  return /^<{7,}(?: [^\r\n]*)?\r?$[^]*?^={7,}\r?$[^]*?^>{7,}(?: [^\r\n]*)?\r?$/m.test(text);
}

function longestMarker(text: string): number {
  return (text.match(MARKER_LIKE) ?? []).reduce((max, marker) => Math.max(max, marker.length), 0);
}

type Block = { isConflict: boolean; base: string; yours: string; theirs: string };

/** Widen every conflict to whole lines: what stands beside it in its lines belongs to all three of its texts. */
function wholeLines(regions: readonly Region[]): Block[] {
  const blocks: Block[] = [];
  let open: Block | null = null;
  let line = "";
  for (const region of regions) {
    if (region.kind === "conflict") {
      open ??= { isConflict: true, base: line, yours: line, theirs: line };
      line = "";
      open.base += region.base;
      open.yours += region.yours;
      open.theirs += region.theirs;
      continue;
    }
    let rest = region.text;
    if (open !== null) {
      const end = isAtLineStart(open) ? 0 : endOfLine(rest);
      const part = rest.slice(0, end);
      open.base += part;
      open.yours += part;
      open.theirs += part;
      rest = rest.slice(end);
      if (!isAtLineStart(open)) continue;
      blocks.push(open);
      open = null;
    }
    const text = line + rest;
    const start = startOfLastLine(text);
    if (start > 0) blocks.push(plain(text.slice(0, start)));
    line = text.slice(start);
  }
  if (open !== null) blocks.push(open);
  if (line !== "") blocks.push(plain(line));
  return blocks;
}

const plain = (text: string): Block => ({ isConflict: false, base: text, yours: text, theirs: text });

/** Whether the next character after the conflict begins a line in every version. */
function isAtLineStart(block: Block): boolean {
  return [block.base, block.yours, block.theirs].every((text) => text === "" || /[\r\n]$/.test(text));
}

function endOfLine(text: string): number {
  const match = /\r\n|\r|\n/.exec(text);
  return match === null ? text.length : match.index + match[0].length;
}

function startOfLastLine(text: string): number {
  return Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r")) + 1;
}
