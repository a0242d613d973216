import { memo } from "react";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { isBlank, spokenBlanks, visibleBlanks, wordsAgainst, type Word } from "./model/words";
import styles from "./side-text.module.css";

export interface SideTextProps {
  base: string;
  text: string;
  side: "yours" | "theirs";
  /** The rest of the line around it. */
  before: string;
  after: string;
}

/** One side of a conflict, with what it added to base and dropped from it. */
export const SideText = memo(function SideText({ base, text, side, before, after }: SideTextProps) {
  const words = wordsAgainst(base, text);
  return (
    <p className={styles.text} data-side={side}>
      {before && <span className={styles.context}>{before}</span>}
      {words.map((word, index) => (
        <WordMark key={index} word={word} />
      ))}
      {words.length === 0 && <em className={styles.nothing}>nothing here</em>}
      {after && <span className={styles.context}>{after.replace(/\r?\n$/, "")}</span>}
    </p>
  );
});

function WordMark({ word }: { word: Word }) {
  if (word.kind === "same") return word.text;
  const Tag = word.kind === "added" ? "ins" : "del";
  const spoken = word.kind === "added" ? "added: " : "deleted: ";
  if (!isBlank(word.text)) {
    return (
      <Tag className={styles[word.kind]}>
        <VisuallyHidden as="span">{spoken}</VisuallyHidden>
        {word.text}
      </Tag>
    );
  }
  // Blanks that changed would not be seen: they are drawn, and said in words.
  return (
    <Tag className={styles[word.kind]}>
      <VisuallyHidden as="span">{spoken + spokenBlanks(word.text)}</VisuallyHidden>
      <span className={styles.blank} aria-hidden="true">
        {visibleBlanks(word.text)}
      </span>
    </Tag>
  );
}
