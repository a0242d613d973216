"use client";

import { memo } from "react";
import { resolveConflict, type Resolution } from "@/lib/merge";
import { ConflictCard } from "./conflict-card";
import { useMergeSurroundings } from "./merge-context";
import type { Block, Segment } from "./model/blocks";
import { sideContextOf, sideText } from "./model/context";
import { pieceText } from "./model/pieces";
import type { Choices, MergedSource } from "./model/source";
import { SideText } from "./side-text";
import styles from "./side-by-side.module.css";

/** The names over the three columns. */
export function SideHeads() {
  const { theirName } = useMergeSurroundings();
  return (
    <div className={styles.heads}>
      <h2>{theirName}</h2>
      <h2>Result</h2>
      <h2>You</h2>
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
  const bodies = { yours: merged.source.yours.body, theirs: merged.source.theirs.content.body };
  if (block.kind === "fold") return <p className={styles.fold}>{block.lineCount.toLocaleString("en")} unchanged lines</p>;
  if (block.kind === "flow") {
    return (
      <div className={styles.row}>
        <Cell segments={block.segments} side="theirs" textOf={(segment) => sideText(segment, "theirs", bodies.theirs)} />
        <Cell segments={block.segments} side="result" textOf={(segment) => (segment.kind === "text" ? segment.text : pieceText(segment.piece, changeChoices))} />
        <Cell segments={block.segments} side="yours" textOf={(segment) => sideText(segment, "yours", bodies.yours)} />
      </div>
    );
  }
  const { conflict } = block.question;
  const sideContext = (side: "yours" | "theirs") => sideContextOf(block.before, block.after, side, bodies[side]);
  return (
    <div className={styles.question}>
      <div className={styles.row}>
        <div className={styles.cell} data-side="theirs">
          <SideText base={conflict.base} text={conflict.theirs} side="theirs" {...sideContext("theirs")} />
        </div>
        <div className={styles.cell} data-side="result" data-open={choice ? undefined : true}>
          <p className={styles.text}>
            {before}
            {choice ? resolveConflict(conflict, choice) : <em>to be decided</em>}
            {after}
          </p>
        </div>
        <div className={styles.cell} data-side="yours">
          <SideText base={conflict.base} text={conflict.yours} side="yours" {...sideContext("yours")} />
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
