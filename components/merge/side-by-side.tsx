"use client";

import { memo } from "react";
import { resolveConflict, type Resolution } from "@/lib/merge";
import { FlowText, OpenedChanges, type BlockRowProps } from "./block-row";
import { ConflictCard } from "./conflict-card";
import { Fold } from "./fold";
import { useMergeSurroundings } from "./merge-context";
import type { Block, Segment } from "./model/blocks";
import { sideContextOf, sideText } from "./model/context";
import type { MergedSource, Question } from "./model/source";
import { shownConflict } from "./place";
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

export interface SideRowProps extends BlockRowProps {
  merged: MergedSource;
}

/** One block as three cells of one row: theirs, result, yours. The same decisions as in the single column. */
export const SideRow = memo(function SideRow({ block, merged, place, choice, offer, changeChoices, before, after, openKeys, onToggle }: SideRowProps) {
  const bodies = { yours: merged.source.yours.body, theirs: merged.source.theirs.content.body };
  if (block.kind === "fold") return <Fold block={block} isOpen={openKeys.has(block.key)} onToggle={onToggle} columnCount={3} />;
  if (block.kind === "flow") {
    return (
      <div>
        <div className={styles.row}>
          <SideCell segments={block.segments} side="theirs" body={bodies.theirs} />
          <div className={styles.cell} data-side="result">
            <FlowText segments={block.segments} changeChoices={changeChoices} openKeys={openKeys} onToggle={onToggle} className={styles.text} />
          </div>
          <SideCell segments={block.segments} side="yours" body={bodies.yours} />
        </div>
        <OpenedChanges segments={block.segments} changeChoices={changeChoices} openKeys={openKeys} onToggle={onToggle} />
      </div>
    );
  }
  return <SideQuestion block={block} bodies={bodies} place={place} choice={choice} offer={offer} before={before} after={after} />;
});

type SideQuestionProps = Pick<SideRowProps, "place" | "choice" | "offer" | "before" | "after"> & {
  block: Extract<Block, { kind: "card" }>;
  bodies: { yours: string; theirs: string };
};

function SideQuestion({ block, bodies, place, choice, offer, before, after }: SideQuestionProps) {
  const { place: names } = useMergeSurroundings();
  const { question } = block;
  const conflict = shownConflict(question, names);
  const sideContext = (side: "yours" | "theirs") => sideContextOf(block.before, block.after, side, bodies[side]);
  return (
    <div className={styles.question}>
      <div className={styles.row}>
        <div className={styles.cell} data-side="theirs">
          <SideText base={conflict.base} text={conflict.theirs} side="theirs" {...sideContext("theirs")} />
        </div>
        <div className={styles.cell} data-side="result" data-open={choice ? undefined : true}>
          <p className={styles.text}>
            <span className={styles.context}>{before}</span>
            <Settled question={question} choice={choice} />
            <span className={styles.context}>{after}</span>
          </p>
        </div>
        <div className={styles.cell} data-side="yours">
          <SideText base={conflict.base} text={conflict.yours} side="yours" {...sideContext("yours")} />
        </div>
      </div>
      <ConflictCard isCompact question={question} number={place?.number ?? 0} count={place?.count ?? 0} choice={choice} offer={offer} before={before} after={after} />
    </div>
  );
}

/** What stands in the result: the decision, the suggestion as a proposal, or that it is open. */
function Settled({ question, choice }: { question: Question; choice: Resolution | undefined }) {
  const { place } = useMergeSurroundings();
  const { conflict, field } = question;
  if (choice) {
    const text = resolveConflict(conflict, choice);
    return field === "parentId" ? place.nameOf(text) : text;
  }
  return conflict.suggestion === null ? (
    <em>to be decided</em>
  ) : (
    <>
      <em>suggested: </em>
      {conflict.suggestion}
    </>
  );
}

/** One side's own text, with what that side changed marked. */
function SideCell({ segments, side, body }: { segments: readonly Segment[]; side: "theirs" | "yours"; body: string }) {
  return (
    <div className={styles.cell} data-side={side}>
      <p className={styles.text}>
        {segments.map((segment) => {
          const text = sideText(segment, side, body);
          if (segment.kind !== "change") return text;
          const { origin } = segment.piece.region;
          if (origin !== side && origin !== "both") return text;
          return (
            <mark key={segment.key} data-origin={origin}>
              {text}
            </mark>
          );
        })}
      </p>
    </div>
  );
}
