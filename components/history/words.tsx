import { isBlank, spokenBlanks, visibleBlanks } from "@/components/merge/model/words";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { WordPiece } from "@/lib/merge";
import styles from "./words.module.css";

/** Words with what went struck through and what came underlined; colour only helps. */
export function Words({ pieces }: { pieces: readonly WordPiece[] }) {
  return pieces.map((piece, index) => (piece.kind === "same" ? <span key={index}>{piece.text}</span> : <Mark key={index} kind={piece.kind} text={piece.text} />));
}

/** Text that went or came as a whole. */
export function Mark({ kind, text }: { kind: "removed" | "added"; text: string }) {
  const Tag = kind === "added" ? "ins" : "del";
  const spoken = kind === "added" ? "Added: " : "Removed: ";
  const [, words = "", blanks = ""] = /^([^]*?)([^\S\r\n]*(?:\r\n|\r|\n)*)$/.exec(text) ?? [];
  // Blanks that changed would not be seen: they are drawn, and said in words.
  if (isBlank(text)) {
    return (
      <Tag className={styles[kind]}>
        <VisuallyHidden as="span">{spoken + spokenBlanks(text)}</VisuallyHidden>
        <span className={styles.blank} aria-hidden="true">
          {visibleBlanks(text).replace(/\n$/, "")}
        </span>
      </Tag>
    );
  }
  return (
    <Tag className={styles[kind]}>
      <VisuallyHidden as="span">{spoken}</VisuallyHidden>
      {words}
      {/^[^\S\r\n]{2,}/.test(blanks) || blanks.includes("\t") ? (
        <span className={styles.blank} aria-hidden="true">
          {visibleBlanks(blanks.replace(/[\r\n]/g, ""))}
        </span>
      ) : (
        blanks
      )}
    </Tag>
  );
}
