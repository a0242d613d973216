"use client";

import { List } from "lucide-react";
import type { Ref } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { MAX_NOTE_LENGTH } from "@/lib/articles/schema";
import { hasDecisions, openQuestions, progressText, type MergeModel } from "./model/reducer";
import styles from "./merge-footer.module.css";

export interface MergeFooterProps {
  model: MergeModel;
  mode: "resolve" | "review";
  isSaving: boolean;
  note: string;
  onNote: (note: string) => void;
  onSave: () => void;
  isListOpen: boolean;
  onToggleList: () => void;
  listButtonRef: Ref<HTMLButtonElement>;
}

/** How far one is, and the last step: an optional note, and saving. */
export function MergeFooter({ model, mode, isSaving, note, onNote, onSave, isListOpen, onToggleList, listButtonRef }: MergeFooterProps) {
  const open = openQuestions(model).length;
  const isChanging = mode === "resolve" || hasDecisions(model);
  return (
    <footer className={styles.footer}>
      <div className={styles.state}>
        <p className={styles.progress} data-done={open === 0 || undefined}>
          {mode === "resolve" || model.questions.length > 0 ? progressText(model) : "Nothing to decide: everything here merged by itself"}
        </p>
        {model.questions.length > 1 && (
          <IconButton ref={listButtonRef} label="List of conflicts" size="sm" icon={<List aria-hidden="true" />} aria-expanded={isListOpen} onClick={onToggleList} />
        )}
      </div>
      {open === 0 && isChanging && (
        <input
          type="text"
          className={styles.note}
          aria-label="Note for the history (optional)"
          placeholder="Note for the history (optional)"
          maxLength={MAX_NOTE_LENGTH}
          autoComplete="off"
          value={note}
          onChange={(event) => onNote(event.target.value)}
        />
      )}
      <Button variant="primary" isBusy={isSaving} aria-disabled={open > 0 || undefined} className={open > 0 ? styles.waiting : undefined} onClick={onSave}>
        {mode === "resolve" ? "Save merged version" : isChanging ? "Apply" : "Done"}
      </Button>
    </footer>
  );
}
