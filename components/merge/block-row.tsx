"use client";

import { memo } from "react";
import type { Resolution } from "@/lib/merge";
import { ChangeDetails, CleanChange } from "./clean-change";
import { ConflictCard } from "./conflict-card";
import { portionsOf, type Block } from "./model/blocks";
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
      return <FlowText block={block} changeChoices={changeChoices} openKeys={openKeys} onToggle={onToggle} />;
  }
});

function Fold({ block, isOpen, onToggle }: { block: Extract<Block, { kind: "fold" }>; isOpen: boolean; onToggle: (key: string) => void }) {
  return (
    <div>
      <button type="button" className={styles.fold} aria-expanded={isOpen} onClick={() => onToggle(block.key)}>
        {isOpen ? "Hide" : "Show"} {block.lineCount.toLocaleString("en")} unchanged lines
      </button>
      {isOpen &&
        portionsOf(block.text).map((portion, index) => (
          <p key={index} className={styles.portion}>
            {portion}
          </p>
        ))}
    </div>
  );
}

function FlowText({ block, changeChoices, openKeys, onToggle }: { block: Extract<Block, { kind: "flow" }> } & Pick<BlockRowProps, "changeChoices" | "openKeys" | "onToggle">) {
  const opened = block.segments.flatMap((segment) => (segment.kind === "change" && openKeys.has(segment.key) ? [segment.piece] : []));
  return (
    <div>
      <div className={styles.flow}>
        {block.segments.map((segment) =>
          segment.kind !== "change" ? (
            segment.kind === "text" && segment.text
          ) : (
            <CleanChange key={segment.key} piece={segment.piece} choice={changeChoices[segment.key]} isOpen={openKeys.has(segment.key)} onToggle={onToggle} />
          ),
        )}
      </div>
      {opened.map((piece) => (
        <ChangeDetails key={piece.key} piece={piece} choice={changeChoices[piece.key]} onClose={() => onToggle(piece.key)} />
      ))}
    </div>
  );
}
