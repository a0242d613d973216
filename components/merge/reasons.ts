import type { Conflict } from "@/lib/merge";

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
    case "ambiguous-place":
      return "The same lines stand here several times";
    case "rewritten":
    case "too-large":
      return "You both rewrote this passage";
    case "same-words":
      return base === "" ? "You both added text at the same place" : "You both changed the same words";
  }
}
