import type { CleanReason, Conflict, SuggestionReason } from "@/lib/merge";

/** Why a person is asked, as the title of the question. */
export function reasonText({ reason, base, yours, theirs }: Conflict, theirName: string): string {
  // Parts of what was taken apart, and clean changes that somebody wants to decide upon.
  if (yours === theirs) return "You both made the same change";
  if (yours === base) return `Only ${theirName} changed this`;
  if (theirs === base) return "Only you changed this";
  switch (reason) {
    case "deleted-and-edited":
      if (yours === "") return `You deleted what ${theirName} changed`;
      return theirs === "" ? `${theirName} deleted what you changed` : "One of you deleted what the other changed";
    case "both-inserted":
      return "You both added text at the same place";
    case "edits-touch":
      return "Your changes touch each other";
    case "said-twice":
      return "You both added nearly the same";
    case "structure":
      return "Half of each would break the formatting here";
    case "moved-and-edited":
      return "One of you moved what the other changed";
    case "rewritten":
    case "too-large":
      return "You both rewrote this passage";
    case "same-words":
      return base === "" ? "You both added text at the same place" : "You both changed the same words";
  }
}

/** Why a change needed no question, after the name of who made it. */
export const CLEAN_REASONS: Readonly<Record<CleanReason, string>> = {
  "one-side": "Nobody else changed these lines",
  "same-change": "Both of you made the same change",
  "separate-words": "Both of you changed this passage, but not the same words",
  "white-space": "Only blanks or line breaks changed here",
  moved: "These words were moved; they stand elsewhere in the text or stood there before",
  "separate-keys": "Both of you changed the front matter, but not the same key",
};

const SUGGESTION_REASONS: Readonly<Record<SuggestionReason, string>> = {
  "keep-both": "both, one after the other",
  "keep-both-sorted": "both, in the order of the list",
  "keep-added": "what was added, without what was deleted",
  "combine-words": "every word that either of you added",
  "edit-follows-move": "the change, at the new place",
  "counted-anew": "both, with the list numbered anew",
  "in-new-form": "both, in the form of the lines around",
  "one-holds-both": "the version that holds both",
  "white-space-only": "the same words, with the stronger line break",
};

/** What the filled-in answer is; a field's has no rule of its own. */
export function suggestionText({ suggestionReason }: Conflict): string {
  return SUGGESTION_REASONS[suggestionReason ?? "combine-words"];
}
