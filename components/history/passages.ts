import type { MergePart } from "@/lib/history/merge-outcome";

type ChangePart = Extract<MergePart, { kind: "change" }>;
type ConflictPart = Extract<MergePart, { kind: "conflict" }>;

/** A stretch of a line: plain, or changed by one of the sides. */
export type Stretch = { kind: "same"; text: string } | ChangePart;

/** What stands under each other in the story of a merge. Whole lines stay together, however many places they have. */
export type Passage =
  | { kind: "same"; key: string; text: string }
  /** Lines with changes that merged by themselves. */
  | { kind: "changes"; key: string; stretches: Stretch[] }
  /** A conflict, with the rest of its line as it was saved; `number` counts from 1. */
  | { kind: "conflict"; key: string; part: ConflictPart; number: number; before: string; after: string };

/** Lays the places of a merge out by lines. */
export function passagesOf(parts: readonly MergePart[]): Passage[] {
  const passages: Passage[] = [];
  let line: MergePart[] = [];
  let number = 0;
  const endLine = () => {
    const conflicts = line.filter((part) => part.kind === "conflict");
    for (const part of conflicts) {
      const at = line.indexOf(part);
      number += 1;
      passages.push({ kind: "conflict", key: `conflict-${number}`, part, number, before: savedText(line.slice(0, at)), after: savedText(line.slice(at + 1)) });
    }
    if (line.some((part) => part.kind === "change")) {
      passages.push({ kind: "changes", key: `changes-${passages.length}`, stretches: line.map((part) => (part.kind === "conflict" ? { kind: "same", text: part.result ?? "…" } : part)) });
    } else if (conflicts.length === 0 && line.length > 0) {
      const last = passages.at(-1);
      const text = savedText(line);
      if (last?.kind === "same") last.text += text;
      else passages.push({ kind: "same", key: `same-${passages.length}`, text });
    }
    line = [];
  };
  for (const part of parts) {
    if (part.kind !== "same") {
      line.push(part);
      continue;
    }
    const { ending, lines, beginning } = byLines(part.text, line);
    if (ending) line.push({ kind: "same", text: ending });
    if (lines || endsLine(line)) endLine();
    if (lines) {
      line.push({ kind: "same", text: lines });
      endLine();
    }
    if (beginning) line.push({ kind: "same", text: beginning });
  }
  endLine();
  return passages;
}

/** Unchanged text as the rest of the line before it, whole lines, and the beginning of the line after it. */
function byLines(text: string, line: readonly MergePart[]): { ending: string; lines: string; beginning: string } {
  const isInside = line.length > 0 && !endsLine(line);
  const first = text.indexOf("\n") + 1;
  if (first === 0) return isInside ? { ending: text, lines: "", beginning: "" } : { ending: "", lines: "", beginning: text };
  const start = isInside ? first : 0;
  const end = text.lastIndexOf("\n") + 1;
  return { ending: text.slice(0, start), lines: text.slice(start, end), beginning: text.slice(end) };
}

function endsLine(line: readonly MergePart[]): boolean {
  const text = savedText(line);
  return text === "" ? line.some(({ kind }) => kind !== "same") : text.endsWith("\n");
}

function savedText(parts: readonly MergePart[]): string {
  return parts.map((part) => (part.kind === "same" ? part.text : part.kind === "change" ? (part.result ?? part.after) : (part.result ?? "…"))).join("");
}
