import type { ReactNode } from "react";
import type { Conflict } from "@/lib/merge";
import type { Question } from "./model/source";

/** How the screen speaks of places in the tree of articles, which it knows by id alone. */
export interface Place {
  /** The title of the article with this id; the space's name for the empty one. */
  nameOf(parentId: string): string;
  /** A field in which another place can be chosen. */
  field(parentId: string, onChange: (parentId: string) => void): ReactNode;
}

/** A conflict as it is read: places by their names. */
export function shownConflict({ conflict, field }: Question, place: Place): Conflict {
  if (field !== "parentId") return conflict;
  const { base, yours, theirs } = conflict;
  return { ...conflict, base: place.nameOf(base), yours: place.nameOf(yours), theirs: place.nameOf(theirs) };
}
