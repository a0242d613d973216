import type { FieldName, Resolution } from "@/lib/merge";
import type { Question } from "./model/source";

/** What a field is called in a sentence. */
export const FIELD_NAMES: Record<FieldName, string> = { body: "text", title: "title", tags: "tags", slug: "address", parentId: "place in the tree" };

/** One way to settle a question: its label, its key, and when it can be chosen. */
export interface Choice {
  readonly label: string;
  readonly key: string;
  readonly resolution: Resolution;
}

const YOURS: Choice = { label: "Keep mine", key: "1", resolution: { kind: "yours" } };
const THEIRS: Choice = { label: "Keep theirs", key: "2", resolution: { kind: "theirs" } };
const YOURS_FIRST: Choice = { label: "Keep both, mine first", key: "3", resolution: { kind: "both", first: "yours" } };
const THEIRS_FIRST: Choice = { label: "Keep both, theirs first", key: "4", resolution: { kind: "both", first: "theirs" } };
const BASE: Choice = { label: "Use base", key: "5", resolution: { kind: "base" } };
const SUGGESTION: Choice = { label: "Use suggestion", key: "6", resolution: { kind: "suggestion" } };

/** The key for an own wording, which is not a choice but the beginning of one. */
export const WRITE_KEY = "e";

/** The choices for a question. Both can be kept of running text that both changed and neither deleted. */
export function choicesFor({ conflict, field, isOpened }: Question): Choice[] {
  const hasBoth = field === "body" && !isOpened && conflict.yours !== "" && conflict.theirs !== "";
  return [YOURS, THEIRS, ...(hasBoth ? [YOURS_FIRST, THEIRS_FIRST] : []), BASE, ...(conflict.suggestion !== null ? [SUGGESTION] : [])];
}

/** The choice that a key stands for, or null. */
export function choiceForKey(question: Question, key: string): Choice | null {
  return choicesFor(question).find((choice) => choice.key === key) ?? null;
}

export function isSame(a: Resolution | undefined, b: Resolution): boolean {
  if (!a || a.kind !== b.kind) return false;
  return a.kind !== "both" || b.kind !== "both" || a.first === b.first;
}

/** What the key for an own wording begins, in words. */
export function writeLabel(field: Question["field"]): string {
  return field === "parentId" ? "Choose another place" : "Write it myself";
}

/** What was decided, in words. */
export function decidedText(resolution: Resolution, theirName: string, field: Question["field"] = "body"): string {
  const what = FIELD_NAMES[field];
  switch (resolution.kind) {
    case "yours":
      return `Your ${what} is kept`;
    case "theirs":
      return `${theirName}’s ${what} is kept`;
    case "both":
      return resolution.first === "yours" ? `Both are kept, yours first` : `Both are kept, ${theirName}’s first`;
    case "base":
      return `Back to the ${what} before both changes`;
    case "suggestion":
      return "The suggestion is used";
    case "text":
      return field === "parentId" ? "Another place" : "Your own wording";
  }
}
