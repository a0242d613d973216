import type { Piece } from "./model/source";

/** In a sentence: who did what. What is left to do changes with every choice, and is told below the text. */
export function summaryOf(pieces: readonly Piece[], places: number, theirName: string, mode: "resolve" | "review"): string {
  const theirs = pieces.filter((piece) => piece.kind === "change" && piece.region.origin === "theirs").length;
  const merged = `${theirs} ${theirs === 1 ? "change" : "changes"} by ${theirName} merged by ${theirs === 1 ? "itself" : "themselves"}`;
  if (mode === "review") return `${merged}. Select a marked change to see what it replaced, or to turn it back.`;
  const asked = places === 0 ? "Nothing needs your decision any more" : `You both changed the same words in ${places} ${places === 1 ? "place" : "places"}`;
  return theirs === 0 ? `${asked}.` : `${asked}; ${merged}.`;
}
