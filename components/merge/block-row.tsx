"use client";

import { memo } from "react";
import type { Resolution } from "@/lib/merge";
import { ChangeDetails, CleanChange } from "./clean-change";
import { ConflictCard } from "./conflict-card";
import { Fold } from "./fold";
import type { Block, Segment } from "./model/blocks";
import type { Choices } from "./model/source";
import styles from "./block-row.module.css";

export interface BlockRowProps {
  block: Block;
  /** Of a card: its number and how many there are. */
  place: { number: number; count: number } | null;
  choice: Resolution | undefined;
  offer: string | undefined;
  /** The choices about clean changes; the same object as long as none of them changes. */
  changeChoices: Choices;
  /** Of a card: the rest of its line as it reads now. */
  before: string;
  after: string;
  openKeys: ReadonlySet<string>;
  onToggle: (key: string) => void;
}

/** One block of the single column: running text, a fold, or a question. */
export const BlockRow = memo(function BlockRow({ block, place, choice, offer, changeChoices, before, after, openKeys, onToggle }: BlockRowProps) {
  switch (block.kind) {
    case "card":
      return (
        <ConflictCard
          question={block.question}
          number={place?.number ?? 0}
          count={place?.count ?? 0}
          choice={choice}
          offer={offer}
          before={before}
          after={after}
        />
      );
    case "fold":
      return <Fold block={block} isOpen={openKeys.has(block.key)} onToggle={onToggle} />;
    case "flow":
      return (
        <div>
          <FlowText segments={block.segments} changeChoices={changeChoices} openKeys={openKeys} onToggle={onToggle} />
          <OpenedChanges segments={block.segments} changeChoices={changeChoices} openKeys={openKeys} onToggle={onToggle} />
        </div>
      );
  }
});

type FlowProps = Pick<BlockRowProps, "changeChoices" | "openKeys" | "onToggle"> & { segments: readonly Segment[] };

/** Running text as it will be, with the changes in it to press on. */
export function FlowText({ segments, changeChoices, openKeys, onToggle, className }: FlowProps & { className?: string }) {
  return (
    <div className={className ?? styles.flow}>
      {segments.map((segment) =>
        segment.kind !== "change" ? (
          segment.kind === "text" && segment.text
        ) : (
          <CleanChange key={segment.key} piece={segment.piece} choice={changeChoices[segment.key]} isOpen={openKeys.has(segment.key)} onToggle={onToggle} />
        ),
      )}
    </div>
  );
}

/** What the changes that were pressed on replaced. */
export function OpenedChanges({ segments, changeChoices, openKeys, onToggle }: FlowProps) {
  const opened = segments.flatMap((segment) => (segment.kind === "change" && openKeys.has(segment.key) ? [segment.piece] : []));
  return opened.map((piece) => <ChangeDetails key={piece.key} piece={piece} choice={changeChoices[piece.key]} onClose={() => onToggle(piece.key)} />);
}
