import { useEffect, useRef } from "react";
import { useAnnounce } from "@/components/ui/announcer";
import { decidedText } from "./choices";
import { progressText, type MergeModel } from "./model/reducer";

/** Says every change of state: a choice, what is left, and that the article has moved again. */
export function useMergeAnnouncements(model: MergeModel, theirName: string): void {
  const announce = useAnnounce();
  const previous = useRef(model);
  useEffect(() => {
    const before = previous.current;
    previous.current = model;
    const message = before.source !== model.source ? movedText(before, model, theirName) : chosenText(before, model, theirName);
    if (message) announce(message);
  }, [announce, model, theirName]);
}

function chosenText(before: MergeModel, model: MergeModel, theirName: string): string | null {
  const { choices } = model.decisions;
  const earlier = before.decisions.choices;
  if (choices === earlier) return null;
  const changed = model.questions.filter(({ id }) => choices[id] !== earlier[id]);
  const [only] = changed;
  const isTyping = only && choices[only.id]?.kind === "text" && earlier[only.id]?.kind === "text";
  if (changed.length === 0 || isTyping) return null;
  const choice = only && choices[only.id];
  const what = changed.length > 1 ? `${changed.length} conflicts changed` : choice ? decidedText(choice, theirName) : "Open again";
  return `${what}. ${progressText(model)}.`;
}

function movedText(before: MergeModel, model: MergeModel, theirName: string): string {
  const known = new Set(before.questions.map(({ id }) => id));
  const added = model.questions.filter(({ id }) => !known.has(id)).length;
  const news = added === 0 ? "No new conflict." : `${added} new ${added === 1 ? "conflict" : "conflicts"}.`;
  return `${theirName} saved again, and that is merged in. ${news} Your decisions are kept. ${progressText(model)}.`;
}
