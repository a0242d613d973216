import type { Outcome, MergePart } from "@/lib/history/merge-outcome";
import type { ConflictReason } from "@/lib/merge";

/** The two people of a merge, as they are called on the page. */
export interface MergeNames {
  yours: string;
  theirs: string;
}

/** Why a change merged without a question. */
export function cleanReasonText({ origin, reason }: Extract<MergePart, { kind: "change" }>, names: MergeNames): string {
  switch (reason) {
    case "same-change":
      return "Both made the same change";
    case "separate-words":
      return "Both changed this passage, but different words";
    case "white-space":
      return "One of them changed nothing but white space here";
    case "moved":
      return "One of them moved these words";
    case "separate-keys":
      return "They changed different keys of the front matter";
    case "one-side":
    case null:
      return origin === "both" ? "Both made the same change" : `Only ${names[origin]} changed this`;
  }
}

/** Why the machine did not merge a place by itself. */
export function conflictReasonText(reason: ConflictReason): string {
  switch (reason) {
    case "deleted-and-edited":
      return "One deleted what the other changed";
    case "both-inserted":
      return "Both added text at the same place";
    case "edits-touch":
      return "Their changes touch each other";
    case "said-twice":
      return "Both added nearly the same";
    case "structure":
      return "Half of each would break the formatting here";
    case "moved-and-edited":
      return "One moved this, the other edited it where it was";
    case "rewritten":
    case "too-large":
      return "Both rewrote this passage";
    case "same-words":
      return "Both changed the same words";
  }
}

/** What was made of a place, as a sentence without its full stop. */
export function outcomeText(outcome: Outcome, names: MergeNames): string {
  switch (outcome) {
    case "merged":
      return "Merged by itself";
    case "turned-back":
      return "Merged by itself, and turned back before saving";
    case "yours":
      return `${names.yours}’s text was kept`;
    case "theirs":
      return `${names.theirs}’s text was kept`;
    case "base":
      return "Put back to what stood there before both";
    case "yours-first":
      return `Both were kept, ${names.yours}’s first`;
    case "theirs-first":
      return `Both were kept, ${names.theirs}’s first`;
    case "suggestion":
      return "The suggestion was taken: every word that either of them added";
    case "own-words":
      return "Written anew";
    case "unknown":
      return "The text was changed so much that it cannot be told";
  }
}

/** How many decisions there were, and how much merged without one. */
export function countsText(parts: readonly MergePart[]): string {
  const conflicts = parts.filter(({ kind }) => kind === "conflict").length;
  const changes = parts.filter(({ kind }) => kind === "change").length;
  const merged = changes === 1 ? "1 change merged by itself" : `${changes.toLocaleString("en")} changes merged by themselves`;
  if (conflicts === 0) return `Nothing had to be decided: ${merged}.`;
  return `${conflicts === 1 ? "1 conflict was" : `${conflicts.toLocaleString("en")} conflicts were`} decided, ${merged}.`;
}
