"use client";

import { EditorView } from "@codemirror/view";
import { useEffect, useRef } from "react";
import type { ArticleBuffer } from "./article-buffer";
import styles from "./body-editor.module.css";

/** The Markdown text itself, byte for byte. */
export function BodyEditor({ buffer, hasFocusAtFirst }: { buffer: ArticleBuffer; hasFocusAtFirst: boolean }) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const detach = buffer.attach((state) => new EditorView({ state, parent: host.current! }));
    // A touch screen would answer with its keyboard, over the text that is to be read first.
    if (hasFocusAtFirst && window.matchMedia("(pointer: fine)").matches) buffer.view?.focus();
    return detach;
  }, [buffer, hasFocusAtFirst]);
  return <div ref={host} className={styles.host} />;
}
