"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useImperativeHandle, type ReactNode, type Ref, type RefObject } from "react";
import type { Block } from "./model/blocks";
import { pieceText } from "./model/pieces";
import styles from "./block-list.module.css";

/** More blocks than this are drawn only where they can be seen. */
const DRAW_ALL_BELOW = 120;

export interface BlockListHandle {
  /** Brings a block into view, so that it exists and can take the focus. */
  reveal(index: number): void;
}

export interface BlockListProps {
  blocks: readonly Block[];
  scroller: RefObject<HTMLElement | null>;
  renderBlock: (block: Block) => ReactNode;
  ref: Ref<BlockListHandle>;
}

/** The blocks under each other; of a long article only those near the window. */
export function BlockList(props: BlockListProps) {
  return props.blocks.length > DRAW_ALL_BELOW ? <VirtualList {...props} /> : <PlainList {...props} />;
}

function PlainList({ blocks, renderBlock, ref }: BlockListProps) {
  useImperativeHandle(ref, () => ({ reveal: () => undefined }), []);
  return (
    <div>
      {blocks.map((block) => (
        <div key={block.key}>{renderBlock(block)}</div>
      ))}
    </div>
  );
}

function VirtualList({ blocks, scroller, renderBlock, ref }: BlockListProps) {
  const virtualizer = useVirtualizer({
    count: blocks.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => estimate(blocks[index]!),
    getItemKey: (index) => blocks[index]!.key,
    overscan: 6,
  });
  useImperativeHandle(ref, () => ({ reveal: (index) => virtualizer.scrollToIndex(index, { align: "center" }) }), [virtualizer]);
  // Text drawn in another font or width is measured anew.
  useEffect(() => virtualizer.measure(), [virtualizer]);
  const items = virtualizer.getVirtualItems();
  return (
    <div className={styles.runway} style={{ height: virtualizer.getTotalSize() }}>
      <div className={styles.window} style={{ transform: `translateY(${items[0]?.start ?? 0}px)` }}>
        {items.map((item) => (
          <div key={item.key} data-index={item.index} ref={virtualizer.measureElement}>
            {renderBlock(blocks[item.index]!)}
          </div>
        ))}
      </div>
    </div>
  );
}

const LINE_PX = 28;
const UNITS_PER_LINE = 80;

function estimate(block: Block): number {
  switch (block.kind) {
    case "card":
      return 280;
    case "fold":
      return 44;
    case "flow":
      return LINE_PX * Math.ceil(block.segments.reduce((length, segment) => length + (segment.kind === "text" ? segment.text.length : pieceText(segment.piece, {}).length), 0) / UNITS_PER_LINE);
  }
}
