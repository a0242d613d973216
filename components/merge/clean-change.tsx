"use client";

import { memo, type KeyboardEvent } from "react";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { Resolution } from "@/lib/merge";
import { useMergeSurroundings } from "./merge-context";
import { pieceText } from "./model/pieces";
import type { Piece } from "./model/source";
import { isBlank, visibleBlanks, wordsAgainst } from "./model/words";
import { CLEAN_REASONS } from "./reasons";
import styles from "./clean-change.module.css";

type Change = Extract<Piece, { kind: "change" }>;

/** A change that merged by itself, where it stands. Pressing it opens what it replaced, and the way back. */
export const CleanChange = memo(function CleanChange({ piece, choice, isOpen, onToggle }: { piece: Change; choice: Resolution | undefined; isOpen: boolean; onToggle: (key: string) => void }) {
  const { theirName } = useMergeSurroundings();
  const { origin } = piece.region;
  const who = origin === "yours" ? "you" : origin === "theirs" ? theirName : `you and ${theirName}`;
  const what = choice ? "turned back" : piece.region.text === "" ? "deleted" : "changed";
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    onToggle(piece.key);
  };
  return (
    // A real button would be a box of its own, and this has to flow with the lines of the text.
    <span
      role="button"
      tabIndex={0}
      className={styles.mark}
      data-origin={origin}
      data-back={choice ? true : undefined}
      aria-expanded={isOpen}
      onClick={() => onToggle(piece.key)}
      onKeyDown={onKeyDown}
    >
      <VisuallyHidden as="span">{`${what} by ${who}: `}</VisuallyHidden>
      <ChangedWords piece={piece} choice={choice} />
    </span>
  );
});

/** A change longer than this is marked whole. */
const MAX_WORDS_LENGTH = 4_000;

/** The text of a change with the words marked that are new in it. */
function ChangedWords({ piece, choice }: { piece: Change; choice: Resolution | undefined }) {
  const text = pieceText(piece, choice ? { [piece.key]: choice } : {});
  if (text === "") return <span className={styles.text}>⌫</span>;
  if (choice || text.length > MAX_WORDS_LENGTH) return <span className={styles.text}>{text}</span>;
  const words = wordsAgainst(piece.region.replaced ?? "", text).filter((word) => word.kind !== "removed");
  const hasAdded = words.some((word) => word.kind === "added");
  return words.map((word, index) =>
    word.kind === "added" || !hasAdded ? (
      <span key={index} className={styles.text}>
        {isBlank(word.text) ? visibleBlanks(word.text) : word.text}
      </span>
    ) : (
      word.text
    ),
  );
}

/** What a clean change replaced, and the choice to take it or leave it. */
export function ChangeDetails({ piece, choice, onClose }: { piece: Change; choice: Resolution | undefined; onClose: () => void }) {
  const { dispatch, theirName, focusCard } = useMergeSurroundings();
  const { region } = piece;
  const decide = () => {
    onClose();
    dispatch({ kind: "opened", id: piece.key });
    focusCard(piece.key);
  };
  const who = region.origin === "yours" ? "You" : region.origin === "theirs" ? theirName : "You both";
  return (
    <div className={styles.details} role="group" aria-label={`Change by ${who}`}>
      <p className={styles.who}>
        <strong>{who}</strong> {choice ? "changed this; you turned it back" : "changed this"}
      </p>
      {region.reason ? <p className={styles.who}>{CLEAN_REASONS[region.reason]}.</p> : null}
      <p className={styles.diff}>
        {region.replaced ? <del>{region.replaced}</del> : null} {region.text ? <ins data-origin={region.origin}>{region.text}</ins> : null}
      </p>
      <div className={styles.actions}>
        {choice ? (
          <button type="button" className={styles.action} onClick={() => dispatch({ kind: "reopened", id: piece.key })}>
            Merge it again
          </button>
        ) : (
          <>
            <button type="button" className={styles.action} onClick={() => dispatch({ kind: "chosen", id: piece.key, resolution: { kind: "base" } })}>
              Turn back
            </button>
            <button type="button" className={styles.action} onClick={decide}>
              Decide myself
            </button>
          </>
        )}
        <button type="button" className={styles.action} onClick={onClose}>
          Close
        </button>
      </div>
    </div>
  );
}
