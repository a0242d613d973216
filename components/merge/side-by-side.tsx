"use client";

import { memo } from "react";
import { resolveConflict, type Resolution } from "@/lib/merge";
import { ConflictCard } from "./conflict-card";
import { useMergeSurroundings } from "./merge-context";
import type { Block, Segment } from "./model/blocks";
import { pieceText } from "./model/pieces";
import type { Choices, MergedSource } from "./model/source";
import { SideText } from "./side-text";
import styles from "./side-by-side.module.css";

/** The names over the three columns. */
export function SideHeads() {
  const { theirName } = useMergeSurroundings();
  return (
    <div className={styles.heads}>
      <h3>{theirName}</h3>
      <h3>Result</h3>
      <h3>You</h3>
    </div>
  );
}

export interface SideRowProps {
  block: Block;
  merged: MergedSource;
  place: { number: number; count: number } | null;
  choice: Resolution | undefined;
  offer: string | undefined;
  changeChoices: Choices;
  before: string;
  after: string;
}

/** One block as three cells of one row: theirs, result, yours. The same decisions as in the single column. */
export const SideRow = memo(function SideRow({ block, merged, place, choice, offer, changeChoices, before, after }: SideRowProps) {
  if (block.kind === "fold") return <p className={styles.fold}>{block.lineCount.toLocaleString("en")} unchanged lines</p>;
  if (block.kind === "flow") {
    return (
      <div className={styles.row}>
        <Cell segments={block.segments} side="theirs" textOf={(segment) => sideText(segment, merged, "theirs")} />
        <Cell segments={block.segments} side="result" textOf={(segment) => (segment.kind === "text" ? segment.text : pieceText(segment.piece, changeChoices))} />
        <Cell segments={block.segments} side="yours" textOf={(segment) => sideText(segment, merged, "yours")} />
      </div>
    );
  }
  const { conflict } = block.question;
  const context = { before, after };
  return (
    <div className={styles.question}>
      <div className={styles.row}>
        <div className={styles.cell} data-side="theirs">
          <SideText base={conflict.base} text={conflict.theirs} side="theirs" {...context} />
        </div>
        <div className={styles.cell} data-side="result" data-open={choice ? undefined : true}>
          <p className={styles.text}>
            {context.before}
            {choice ? resolveConflict(conflict, choice) : <em>to be decided</em>}
            {context.after}
          </p>
        </div>
        <div className={styles.cell} data-side="yours">
          <SideText base={conflict.base} text={conflict.yours} side="yours" {...context} />
        </div>
      </div>
      <ConflictCard isCompact question={block.question} number={place?.number ?? 0} count={place?.count ?? 0} choice={choice} offer={offer} before={before} after={after} />
    </div>
  );
});

function Cell({ segments, side, textOf }: { segments: readonly Segment[]; side: "theirs" | "result" | "yours"; textOf: (segment: Segment) => string }) {
  return (
    <div className={styles.cell} data-side={side}>
      <p className={styles.text}>
        {segments.map((segment) => {
          const text = textOf(segment);
          if (segment.kind !== "change") return text;
          const { origin } = segment.piece.region;
          const isMarked = side === "result" || origin === side || origin === "both";
          return isMarked ? (
            <mark key={segment.key} data-origin={origin}>
              {text}
            </mark>
          ) : (
            text
          );
        })}
      </p>
    </div>
  );
}

function sideText(segment: Segment, { source }: MergedSource, side: "yours" | "theirs"): string {
  if (segment.kind !== "change") return segment.kind === "text" ? segment.text : "";
  const { range } = segment.piece.region;
  const body = side === "yours" ? source.yours.body : source.theirs.content.body;
  return body.slice(...range[side]);
}
