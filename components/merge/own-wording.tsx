"use client";

import { undo, undoDepth } from "@codemirror/commands";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { useEffect, useRef } from "react";
import { textEditor } from "@/components/codemirror/extensions";
import { parseText, textOf } from "@/components/codemirror/line-endings";
import { applyOutsideChange } from "@/components/codemirror/outside-change";
import { useCspNonce } from "@/components/shell/csp-nonce";
import type { Conflict } from "@/lib/merge";
import styles from "./own-wording.module.css";

export interface OwnWordingProps {
  conflict: Conflict;
  text: string;
  /** The rest of the line, which stays as it is. */
  before: string;
  after: string;
  hasFocusAtFirst: boolean;
  onChange: (text: string) => void;
  /** Undo beyond the first letter typed here. */
  onUndo: () => void;
  onSave: () => void;
  onLeave: () => void;
}

/** The result of a card as text to write in, with undo, and with the line endings of the article. */
export function OwnWording({ conflict, text, before, after, hasFocusAtFirst, onChange, onUndo, onSave, onLeave }: OwnWordingProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const nonce = useCspNonce();
  // The editor lives as long as the card; what it calls and starts with is the newest at the time.
  const latest = useRef({ text, hasFocusAtFirst, onChange, onUndo, onSave, onLeave });
  useEffect(() => {
    latest.current = { text, hasFocusAtFirst, onChange, onUndo, onSave, onLeave };
  });

  useEffect(() => {
    const { doc } = parseText(latest.current.text);
    const { usual } = parseText(conflict.base + conflict.yours + conflict.theirs).endings;
    const { endings } = parseText(latest.current.text);
    const keys = [
      { key: "Mod-z", run: (editor: EditorView) => (undoDepth(editor.state) > 0 ? undo(editor) : (latest.current.onUndo(), true)) },
      { key: "Mod-Enter", run: () => (latest.current.onSave(), true) },
      { key: "Escape", run: () => (latest.current.onLeave(), true) },
    ];
    const editor = new EditorView({
      parent: host.current!,
      state: EditorState.create({
        doc,
        selection: { anchor: 0, head: doc.length },
        extensions: [
          keymap.of(keys),
          EditorView.theme({ ".cm-content": { padding: "var(--space-2) var(--space-3)", minHeight: "2.5rem" } }),
          textEditor({
            label: "Your wording",
            endings: endings.others.size > 0 || doc.lines > 1 ? endings : { ...endings, usual },
            nonce,
            placeholder: "Nothing stays here if you leave this empty.",
            onChange: ({ state }) => latest.current.onChange(textOf(state)),
          }),
        ],
      }),
    });
    view.current = editor;
    if (latest.current.hasFocusAtFirst) editor.focus();
    return () => editor.destroy();
  }, [conflict, nonce]);

  // Undo and redo of choices change the text from outside.
  useEffect(() => {
    if (view.current && textOf(view.current.state) !== text) applyOutsideChange(view.current, text, null);
  }, [text]);

  return (
    <div className={styles.frame}>
      {before.trim() && <span className={styles.context}>{before}</span>}
      <div ref={host} className={styles.editor} />
      {after.trim() && <span className={styles.context}>{after.replace(/\r?\n$/, "")}</span>}
    </div>
  );
}
