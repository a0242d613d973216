import { isDirty, needsDecision, type SaveState } from "./state";

/** What the one small indicator says. It says "Saved" only of text that the server has acknowledged. */
export type Indicator = "Saved" | "Saving…" | "Unsaved changes" | "Offline – kept on this device" | "Needs your decision";

/** The one line that always tells the truth about the text. "Saved" means that the server has all of it. */
export function indicatorOf(state: SaveState): Indicator {
  const { activity } = state;
  if (needsDecision(state) && (activity.kind !== "gone" || isDirty(state))) return "Needs your decision";
  if (!isDirty(state)) return "Saved";
  switch (activity.kind) {
    case "saving":
    case "catchingUp":
    case "merging":
      return "Saving…";
    case "waiting":
      return "Offline – kept on this device";
    default:
      return "Unsaved changes";
  }
}
