import type { Piece } from "./model/source";

/** In a sentence: who did what, and what is left to do. */
export function summaryOf(pieces: readonly Piece[], places: number, theirName: string, mode: "resolve" | "review"): string {
  const theirs = pieces.filter((piece) => piece.kind === "change" && piece.region.origin === "theirs").length;
  const merged = `${theirs} ${theirs === 1 ? "change" : "changes"} by ${theirName} merged by ${theirs === 1 ? "itself" : "themselves"}`;
  if (mode === "review") return `${merged}. Select a marked change to see what it replaced, or to turn it back.`;
  const asked = places === 0 ? "Nothing needs your decision any more" : `${places} ${places === 1 ? "place needs" : "places need"} your decision`;
  return theirs === 0 ? `${asked}.` : `${asked}; ${merged}.`;
}
