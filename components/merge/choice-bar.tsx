"use client";

import { classNames } from "@/components/ui/class-names";
import type { Resolution } from "@/lib/merge";
import { choicesFor, isSame, WRITE_KEY, writeLabel } from "./choices";
import type { Question } from "./model/source";
import styles from "./choice-bar.module.css";

export interface ChoiceBarProps {
  question: Question;
  choice: Resolution | undefined;
  theirName: string;
  isBaseShown: boolean;
  onChoose: (resolution: Resolution) => void;
  onWrite: () => void;
  onToggleBase: () => void;
  onReopen: () => void;
  /** Null where the question has no independent parts. */
  onSplit: (() => void) | null;
  /** Null for true conflicts; others can be left to the merge again. */
  onLeave: (() => void) | null;
}

/** The ways to settle one question, each with its key. */
export function ChoiceBar({ question, choice, theirName, isBaseShown, onChoose, onWrite, onToggleBase, onReopen, onSplit, onLeave }: ChoiceBarProps) {
  return (
    <div className={styles.bar}>
      {choicesFor(question).map(({ label, key, resolution }) => (
        <button
          key={label}
          type="button"
          className={classNames(styles.choice, resolution.kind === "suggestion" && styles.suggested)}
          data-side={resolution.kind === "yours" || resolution.kind === "theirs" ? resolution.kind : undefined}
          aria-pressed={isSame(choice, resolution)}
          aria-keyshortcuts={key}
          title={label.includes("heirs") ? `Theirs is what ${theirName} wrote` : undefined}
          onClick={() => onChoose(resolution)}
        >
          {label}
          <kbd aria-hidden="true">{key}</kbd>
        </button>
      ))}
      <button type="button" className={styles.choice} aria-pressed={choice?.kind === "text"} aria-keyshortcuts={WRITE_KEY} onClick={onWrite}>
        {writeLabel(question.field)}
        <kbd aria-hidden="true">E</kbd>
      </button>
      <span className={styles.rest}>
        <button type="button" className={styles.quiet} aria-pressed={isBaseShown} onClick={onToggleBase}>
          Show base
        </button>
        {onSplit && (
          <button type="button" className={styles.quiet} onClick={onSplit}>
            Split
          </button>
        )}
        {onLeave && (
          <button type="button" className={styles.quiet} onClick={onLeave}>
            Leave it merged
          </button>
        )}
        {choice && (
          <button type="button" className={styles.quiet} onClick={onReopen}>
            Decide again
          </button>
        )}
      </span>
    </div>
  );
}
