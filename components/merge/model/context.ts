import type { Segment } from "./blocks";
import { pieceText } from "./pieces";
import type { Choices } from "./source";

/** The text around a question, as it reads now: merged, decided, or … where another decision is still open. */
export interface Context {
  readonly before: string;
  readonly after: string;
}

export const NO_CONTEXT: Context = { before: "", after: "" };

/** This many units next to a question are shown of a long line. */
const NEAR = 140;

export function contextOf(before: readonly Segment[], after: readonly Segment[], choices: Choices): Context {
  return { before: lastWords(read(before, choices)), after: firstWords(read(after, choices)) };
}

function read(segments: readonly Segment[], choices: Choices): string {
  return segments.map((segment) => (segment.kind === "text" ? segment.text : segmentText(segment, choices))).join("");
}

function segmentText(segment: Exclude<Segment, { kind: "text" }>, choices: Choices): string {
  if (segment.kind === "question" && !choices[segment.key]) return "…";
  return pieceText(segment.piece, choices);
}

function lastWords(line: string): string {
  if (line.length <= NEAR) return line;
  const near = line.slice(-NEAR);
  return `…${near.slice(near.search(/\s/) + 1)}`;
}

function firstWords(line: string): string {
  if (line.length <= NEAR) return line;
  return `${line.slice(0, NEAR).replace(/\s\S*$/, "")}…`;
}
