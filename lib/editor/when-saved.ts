import type { SaveController } from "./controller";
import { isDirty, needsDecision, type Obstacle, type SaveState } from "./state";

/** Why a text does not reach the server by itself. */
export type Hold = Obstacle | "decision" | "gone" | "signedOut" | "forbidden" | "missing" | "refused";

/** How far the text is from being on the server whole. */
export type Readiness =
  /** The server has all of it, as this version. */
  | { readonly kind: "saved"; readonly version: number }
  /** It will be there in a moment, or as soon as it is asked for. */
  | { readonly kind: "pending" }
  | { readonly kind: "held"; readonly by: Hold };

/** What has to happen before something can be done with the article as it is on this page. */
export function readinessOf(state: SaveState): Readiness {
  const { activity } = state;
  switch (activity.kind) {
    case "waiting":
      return { kind: "held", by: activity.obstacle };
    case "gone":
    case "signedOut":
    case "forbidden":
    case "missing":
    case "refused":
      return { kind: "held", by: activity.kind };
    default:
      if (needsDecision(state)) return { kind: "held", by: "decision" };
      return activity.kind === "idle" && !isDirty(state) ? { kind: "saved", version: state.base.version } : { kind: "pending" };
  }
}

/** Saves what is unsaved, and tells when the server has everything, or that it will not have it without a person's help. */
export function whenSaved(controller: Pick<SaveController, "getState" | "subscribe" | "save">): Promise<Exclude<Readiness, { kind: "pending" }>> {
  return new Promise((resolve) => {
    const look = () => {
      const readiness = readinessOf(controller.getState());
      if (readiness.kind === "pending") return;
      stop();
      resolve(readiness);
    };
    const stop = controller.subscribe(look);
    // What had been given up for the moment is tried once more: the person is asking now.
    controller.save();
    look();
  });
}
