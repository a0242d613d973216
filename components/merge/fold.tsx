"use client";

import { portionsOf, type Block } from "./model/blocks";
import styles from "./fold.module.css";

export interface FoldProps {
  block: Extract<Block, { kind: "fold" }>;
  isOpen: boolean;
  onToggle: (key: string) => void;
  /** Side by side it stands in every column, and is read out once. */
  columnCount?: 1 | 3;
}

/** Unchanged text that can be opened. */
export function Fold({ block, isOpen, onToggle, columnCount = 1 }: FoldProps) {
  const shown = Math.floor(columnCount / 2);
  return (
    <div>
      <button type="button" className={styles.fold} aria-expanded={isOpen} onClick={() => onToggle(block.key)}>
        {isOpen ? "Hide" : "Show"} {block.lineCount.toLocaleString("en")} unchanged lines
      </button>
      {isOpen &&
        portionsOf(block.text).map((portion, index) => (
          <div key={index} className={styles.portion} data-columns={columnCount}>
            {Array.from({ length: columnCount }, (_, column) => (
              <p key={column} aria-hidden={column !== shown || undefined}>
                {portion}
              </p>
            ))}
          </div>
        ))}
    </div>
  );
}
