import { DEFAULT_CONTEXT_LINES } from "./line-diff";
import type { Hunk } from "./hunk";
import { diffSequences } from "./sequence-diff";

export type UnifiedDiffOptions = { fromLabel: string; toLabel: string; context?: number };

const NO_NEWLINE = "\\ No newline at end of file\n";

/**
 * The difference in the unified format that `patch` and `git apply` read; empty when there is none. Lines end
 * with LF, as those programs see them: a CR before it is part of the line.
 */
export function unifiedDiff(before: string, after: string, { fromLabel, toLabel, context }: UnifiedDiffOptions): string {
  if (before === after) return "";
  const a = before.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const b = after.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const numbers = new Map<string, number>();
  const number = (line: string): number => {
    if (!numbers.has(line)) numbers.set(line, numbers.size);
    return numbers.get(line)!;
  };
  const hunks = diffSequences(Int32Array.from(a, number), Int32Array.from(b, number), a.length + b.length);
  const width = context ?? DEFAULT_CONTEXT_LINES;
  let text = `--- ${fromLabel}\n+++ ${toLabel}\n`;
  for (let i = 0; i < hunks.length; ) {
    let end = i + 1;
    while (end < hunks.length && hunks[end]!.aStart - hunks[end - 1]!.aEnd <= 2 * width) end++;
    text += writeHunks(hunks.slice(i, end), a, b, width);
    i = end;
  }
  return text;
}

function writeHunks(hunks: readonly Hunk[], a: readonly string[], b: readonly string[], width: number): string {
  const first = hunks[0]!;
  const last = hunks[hunks.length - 1]!;
  const lead = Math.min(width, first.aStart);
  const trail = Math.min(width, a.length - last.aEnd);
  const header = `@@ -${place(first.aStart - lead, last.aEnd + trail)} +${place(first.bStart - lead, last.bEnd + trail)} @@\n`;
  let text = header;
  let at = first.aStart - lead;
  for (const hunk of hunks) {
    text += write(" ", a.slice(at, hunk.aStart));
    text += write("-", a.slice(hunk.aStart, hunk.aEnd)) + write("+", b.slice(hunk.bStart, hunk.bEnd));
    at = hunk.aEnd;
  }
  return text + write(" ", a.slice(at, last.aEnd + trail));
}

/** Lines count from 1; an empty range names the line before it. */
function place(start: number, end: number): string {
  const count = end - start;
  const line = count === 0 ? start : start + 1;
  return count === 1 ? `${line}` : `${line},${count}`;
}

function write(sign: string, lines: readonly string[]): string {
  return lines.map((line) => sign + line + (line.endsWith("\n") ? "" : `\n${NO_NEWLINE}`)).join("");
}
