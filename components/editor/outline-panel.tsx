"use client";

import { ListTree } from "lucide-react";
import { useMemo, useRef, useState } from "react";
import { Popover } from "@/components/ui/popover";
import { countWords, outlineOf, type Heading } from "@/lib/editor/outline";
import styles from "./outline-panel.module.css";

export interface OutlineProps {
  text: string;
  /** Goes to a heading of `headings`, which are all there are, and gives it the focus. */
  onGo: (heading: Heading, headings: readonly Heading[]) => void;
}

/** The headings of the article, and how long it is, where there is room for them beside the text. */
export function OutlinePanel({ text, onGo }: OutlineProps) {
  const words = useWordCount(text);
  return (
    <nav className={styles.panel} aria-label="Outline">
      <h2 className={styles.title}>Outline</h2>
      <Headings text={text} onGo={onGo} />
      <p className={styles.words}>{words}</p>
    </nav>
  );
}

/** The same behind a button, where there is no room. */
export function OutlineButton({ text, onGo }: OutlineProps) {
  const words = useWordCount(text);
  const [isOpen, setOpen] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  const hasGone = useRef(false);
  return (
    <Popover
      trigger={
        <button type="button" className={styles.button} aria-label={`Outline, ${words}`} title={`Outline, ${words}`}>
          <ListTree aria-hidden="true" />
          <span className={styles.count}>{words}</span>
        </button>
      }
      isOpen={isOpen}
      onOpenChange={(isNowOpen) => {
        hasGone.current = false;
        setOpen(isNowOpen);
      }}
      title="Outline"
      titleRef={title}
      returnsFocus={() => !hasGone.current}
    >
      <nav className={styles.panel} aria-label="Outline">
        <Headings
          text={text}
          onGo={(heading, headings) => {
            hasGone.current = true;
            setOpen(false);
            onGo(heading, headings);
          }}
        />
        <p className={styles.words}>{words}</p>
      </nav>
    </Popover>
  );
}

function Headings({ text, onGo }: OutlineProps) {
  const headings = useMemo(() => outlineOf(text), [text]);
  if (headings.length === 0) return <p className={styles.empty}>Lines that begin with # become headings and are listed here.</p>;
  return (
    <ul className={styles.list}>
      {headings.map((heading) => (
        <li key={heading.at}>
          <button type="button" className={styles.heading} data-level={heading.level} onClick={() => onGo(heading, headings)}>
            {heading.text || "(empty heading)"}
          </button>
        </li>
      ))}
    </ul>
  );
}

function useWordCount(text: string): string {
  return useMemo(() => {
    const words = countWords(text);
    return `${words.toLocaleString("en")} ${words === 1 ? "word" : "words"}`;
  }, [text]);
}
