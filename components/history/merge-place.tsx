import { Check, ChevronRight, CircleDot } from "lucide-react";
import { memo, type ReactNode } from "react";
import { diffWords, type WordPiece } from "@/lib/merge";
import { cleanReasonText, conflictReasonText, outcomeText, type MergeNames } from "./merge-words";
import type { Passage, Stretch } from "./passages";
import { Words } from "./words";
import styles from "./merge-place.module.css";

export interface MergePlaceProps {
  passage: Passage;
  names: MergeNames;
  /** Of unchanged text: whether it is shown. */
  isOpen: boolean;
  onToggle: () => void;
}

/** One passage of a merge: unchanged text, changes that merged by themselves, or a conflict and what was made of it. */
export const MergePlace = memo(function MergePlace({ passage, names, isOpen, onToggle }: MergePlaceProps) {
  switch (passage.kind) {
    case "same":
      return <Same text={passage.text} isOpen={isOpen} onToggle={onToggle} />;
    case "changes":
      return <Changes stretches={passage.stretches} names={names} />;
    case "conflict":
      return <Conflict passage={passage} names={names} />;
  }
});

/** Unchanged text of so few lines is shown at once. */
const MAX_SHOWN_LINES = 3;

function Same({ text, isOpen, onToggle }: { text: string; isOpen: boolean; onToggle: () => void }) {
  const lineCount = text.match(/\r\n|\r|\n/g)?.length ?? 0;
  if (text.trim() === "") return null;
  if (lineCount <= MAX_SHOWN_LINES) return <p className={styles.same}>{text}</p>;
  return (
    <div>
      <button type="button" className={styles.fold} aria-expanded={isOpen} onClick={onToggle}>
        <ChevronRight aria-hidden="true" />
        {lineCount.toLocaleString("en")} unchanged lines
      </button>
      {isOpen && <p className={styles.same}>{text}</p>}
    </div>
  );
}

function Changes({ stretches, names }: { stretches: readonly Stretch[]; names: MergeNames }) {
  const changes = stretches.filter((stretch) => stretch.kind === "change");
  const origins = new Set(changes.map(({ origin }) => origin));
  const reasons = [...new Set(changes.map((change) => reasonOf(change, names)))];
  return (
    <section className={styles.change} data-origin={origins.size === 1 ? [...origins][0] : "both"} aria-label={reasons.join(". ")}>
      {reasons.map((reason) => (
        <p key={reason} className={styles.reason}>
          {reason}
        </p>
      ))}
      <p className={styles.text}>
        {stretches.map((stretch, index) =>
          stretch.kind === "same" ? (
            <span key={index} className={styles.context}>
              {stretch.text}
            </span>
          ) : (
            <Words key={index} pieces={wordsOf(stretch.before, stretch.outcome === "own-words" && stretch.result !== null ? stretch.result : stretch.after)} />
          ),
        )}
      </p>
    </section>
  );
}

function reasonOf(change: Extract<Stretch, { kind: "change" }>, names: MergeNames): string {
  const reason = cleanReasonText(change, names);
  if (change.outcome === "merged") return reason;
  return `${reason} · ${change.outcome === "own-words" ? "reworded before saving" : outcomeText(change.outcome, names)}`;
}

function Conflict({ passage: { part, number, before, after }, names }: { passage: Extract<Passage, { kind: "conflict" }>; names: MergeNames }) {
  const { conflict, outcome, result } = part;
  const sides = [
    { key: "theirs", name: names.theirs, text: conflict.theirs, isKept: outcome === "theirs" || outcome === "theirs-first" || outcome === "yours-first" },
    { key: "yours", name: names.yours, text: conflict.yours, isKept: outcome === "yours" || outcome === "theirs-first" || outcome === "yours-first" },
  ];
  const isOneSide = outcome === "yours" || outcome === "theirs";
  const inLine = (words: ReactNode) => (
    <>
      <span className={styles.context}>{before}</span>
      {words}
      <span className={styles.context}>{after.replace(/\r?\n$/, "")}</span>
    </>
  );
  return (
    <section className={styles.conflict} aria-label={`Conflict ${number}`}>
      <h3 className={styles.title}>
        <CircleDot aria-hidden="true" />
        {conflictReasonText(conflict.reason)}
      </h3>
      <div className={styles.sides}>
        <div className={styles.side} data-side="base">
          <h4>Before both</h4>
          <p className={styles.text}>{inLine(conflict.base || <em>nothing was here</em>)}</p>
        </div>
        {sides.map(({ key, name, text, isKept }) => (
          <div key={key} className={styles.side} data-side={key} data-kept={isKept || undefined}>
            <h4>
              {name}
              {isKept && (
                <span className={styles.kept}>
                  <Check aria-hidden="true" />
                  kept
                </span>
              )}
            </h4>
            <p className={styles.text}>{inLine(text === "" ? <em>deleted</em> : <Words pieces={wordsOf(conflict.base, text)} />)}</p>
          </div>
        ))}
      </div>
      <p className={styles.outcome}>{outcomeText(outcome, names)}</p>
      {!isOneSide && result !== null && <p className={styles.result}>{inLine(result || <em>nothing</em>)}</p>}
    </section>
  );
}

/** Two texts above this many UTF-16 units together are shown without comparing their words. */
const MAX_COMPARED = 20_000;

function wordsOf(before: string, after: string): WordPiece[] {
  if (before.length + after.length <= MAX_COMPARED) return diffWords(before, after);
  const whole: WordPiece[] = [{ kind: "removed", text: before }, { kind: "added", text: after }];
  return whole.filter(({ text }) => text !== "");
}
