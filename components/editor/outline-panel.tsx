"use client";

import { useMemo } from "react";
import { countWords, outlineOf, type Heading } from "@/lib/editor/outline";
import styles from "./outline-panel.module.css";

/** The headings of the article, and how long it is. */
export function OutlinePanel({ text, onGo }: { text: string; onGo: (heading: Heading) => void }) {
  const headings = useMemo(() => outlineOf(text), [text]);
  const words = useMemo(() => countWords(text), [text]);
  return (
    <nav className={styles.panel} aria-label="Outline">
      <h2 className={styles.title}>Outline</h2>
      {headings.length === 0 ? (
        <p className={styles.empty}>Lines that begin with # become headings and are listed here.</p>
      ) : (
        <ul className={styles.list}>
          {headings.map((heading) => (
            <li key={heading.at}>
              <button type="button" className={styles.heading} data-level={heading.level} onClick={() => onGo(heading)}>
                {heading.text || "(empty heading)"}
              </button>
            </li>
          ))}
        </ul>
      )}
      <p className={styles.words}>
        {words.toLocaleString("en")} {words === 1 ? "word" : "words"}
      </p>
    </nav>
  );
}
