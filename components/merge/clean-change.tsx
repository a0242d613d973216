"use client";

import { memo } from "react";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { Resolution } from "@/lib/merge";
import { useMergeSurroundings } from "./merge-context";
import { pieceText } from "./model/pieces";
import type { Piece } from "./model/source";
import { isBlank, visibleBlanks } from "./model/words";
import styles from "./clean-change.module.css";

type Change = Extract<Piece, { kind: "change" }>;

/** A change that merged by itself, where it stands. Pressing it opens what it replaced, and the way back. */
export const CleanChange = memo(function CleanChange({ piece, choice, isOpen, onToggle }: { piece: Change; choice: Resolution | undefined; isOpen: boolean; onToggle: (key: string) => void }) {
  const { theirName } = useMergeSurroundings();
  const { origin } = piece.region;
  const text = pieceText(piece, choice ? { [piece.key]: choice } : {});
  const who = origin === "yours" ? "you" : origin === "theirs" ? theirName : `you and ${theirName}`;
  const what = choice ? "turned back" : piece.region.text === "" ? "deleted" : "changed";
  return (
    <button type="button" className={styles.mark} data-origin={origin} data-back={choice ? true : undefined} aria-expanded={isOpen} onClick={() => onToggle(piece.key)}>
      <VisuallyHidden as="span">{`${what} by ${who}: `}</VisuallyHidden>
      <span className={styles.text}>{text === "" ? "⌫" : isBlank(text) ? visibleBlanks(text) : text}</span>
    </button>
  );
});

/** What a clean change replaced, and the choice to take it or leave it. */
export function ChangeDetails({ piece, choice, onClose }: { piece: Change; choice: Resolution | undefined; onClose: () => void }) {
  const { dispatch, theirName } = useMergeSurroundings();
  const { region } = piece;
  const who = region.origin === "yours" ? "You" : region.origin === "theirs" ? theirName : "You both";
  return (
    <div className={styles.details} role="group" aria-label={`Change by ${who}`}>
      <p className={styles.who}>
        <strong>{who}</strong> {choice ? "changed this; you turned it back" : "changed this"}
      </p>
      <p className={styles.diff}>
        {region.replaced ? <del>{region.replaced}</del> : null} {region.text ? <ins data-origin={region.origin}>{region.text}</ins> : null}
      </p>
      <div className={styles.actions}>
        {choice ? (
          <button type="button" className={styles.action} onClick={() => dispatch({ kind: "reopened", id: piece.key })}>
            Merge it again
          </button>
        ) : (
          <button type="button" className={styles.action} onClick={() => dispatch({ kind: "chosen", id: piece.key, resolution: { kind: "base" } })}>
            Turn back
          </button>
        )}
        <button type="button" className={styles.action} onClick={onClose}>
          Close
        </button>
      </div>
    </div>
  );
}
