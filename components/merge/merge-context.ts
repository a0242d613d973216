import { createContext, useContext } from "react";
import type { Place } from "./place";
import type { MergeAction } from "./model/reducer";

/** What every part of the merge screen needs and what does not change while somebody decides. */
export interface MergeSurroundings {
  readonly dispatch: (action: MergeAction) => void;
  /** Who wrote theirs, as a name to show. */
  readonly theirName: string;
  /** When the newest of theirs was saved (ISO 8601). */
  readonly theirTime: string;
  readonly mode: "resolve" | "review";
  readonly place: Place;
  /** Questions that the last move of the article has brought. */
  readonly freshIds: ReadonlySet<string>;
  /** The last settled or current card takes the focus again. */
  readonly focusCard: (id: string) => void;
  readonly save: () => void;
}

const Context = createContext<MergeSurroundings | null>(null);
export const MergeProvider = Context.Provider;

export function useMergeSurroundings(): MergeSurroundings {
  const value = useContext(Context);
  if (!value) throw new Error("a part of the merge screen stands outside it");
  return value;
}
