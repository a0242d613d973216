import type { MergeModel } from "./model/reducer";

/** In a sentence: who did what, and what is left to do. */
export function summaryOf(model: MergeModel, theirName: string, mode: "resolve" | "review"): string {
  const theirs = model.pieces.filter((piece) => piece.kind === "change" && piece.region.origin === "theirs").length;
  const merged = `${theirs} ${theirs === 1 ? "change" : "changes"} by ${theirName} merged by ${theirs === 1 ? "itself" : "themselves"}`;
  if (mode === "review") return `${merged}. Select a marked change to see what it replaced, or to turn it back.`;
  const places = model.questions.length;
  const asked = places === 0 ? "Nothing needs your decision any more" : `${places} ${places === 1 ? "place needs" : "places need"} your decision`;
  return theirs === 0 ? `${asked}.` : `${asked}; ${merged}.`;
}
