import { useEffect, useRef } from "react";
import { useAnnounce } from "@/components/ui/announcer";
import { decidedText } from "./choices";
import { newsText } from "./model/news";
import { progressText, type MergeModel } from "./model/reducer";

/** Says every change of state: a choice, what is left, and that the article has moved again. */
export function useMergeAnnouncements(model: MergeModel, theirName: string): void {
  const announce = useAnnounce();
  const previous = useRef(model);
  useEffect(() => {
    const before = previous.current;
    previous.current = model;
    const message = before.source !== model.source ? movedText(model, theirName) : chosenText(before, model, theirName);
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
  const what = changed.length > 1 ? `${changed.length} conflicts changed` : choice ? decidedText(choice, theirName, only.field) : "Open again";
  return `${what}. ${progressText(model)}.`;
}

function movedText(model: MergeModel, theirName: string): string | null {
  return model.news && `${newsText(model.news, theirName)} ${progressText(model)}.`;
}
