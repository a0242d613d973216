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

/** The same as one side wrote it. */
export function sideContextOf(before: readonly Segment[], after: readonly Segment[], side: "yours" | "theirs", body: string): Context {
  const text = (segments: readonly Segment[]) => segments.map((segment) => sideText(segment, side, body)).join("");
  return { before: lastWords(text(before)), after: firstWords(text(after)) };
}

/** What stands in a segment's place in one side's text. */
export function sideText(segment: Segment, side: "yours" | "theirs", body: string): string {
  if (segment.kind === "text") return segment.text;
  const { piece } = segment;
  return piece.kind === "conflict" ? piece.conflict[side] : body.slice(...piece.region.range[side]);
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
