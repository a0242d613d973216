import { useEffect, useRef } from "react";
import type { Content } from "@/lib/editor/content";
import { resultOf } from "./model/pieces";
import { openQuestions, type MergeModel } from "./model/reducer";
import type { MergedSource } from "./model/source";

/**
 * Saves what is decided. If the article moved in that moment and the newer version merged without a new question,
 * the person has said all there is to say, and it is saved again.
 */
export function useSaveAgain(model: MergeModel, isSaving: boolean, problem: unknown, onSave: (content: Content, source: MergedSource) => void): () => void {
  const sent = useRef<MergedSource | null>(null);
  const send = () => {
    sent.current = model.source;
    onSave(resultOf(model.source, model.pieces, model.decisions.choices), model.source);
  };
  useEffect(() => {
    if (isSaving || sent.current === null) return;
    if (problem !== null) sent.current = null;
    else if (sent.current !== model.source) {
      sent.current = null;
      if (openQuestions(model).length === 0) send();
    }
  });
  return send;
}
