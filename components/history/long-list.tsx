"use client";

import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useImperativeHandle, useRef, useState, type ReactNode, type Ref } from "react";
import styles from "./long-list.module.css";

export interface LongListHandle {
  /** Brings an item into view, and gives the focus to what `selector` finds in the list, once it is drawn. */
  focus(selector: string, index?: number): void;
}

export interface LongListProps<Item> {
  items: readonly Item[];
  keyOf: (item: Item) => string;
  /** Height in pixels until it is measured. */
  estimate: (item: Item) => number;
  draw: (item: Item) => ReactNode;
  ref?: Ref<LongListHandle>;
}

/** More items than this are drawn only where they can be seen. */
const DRAW_ALL_BELOW = 150;

/** Things under each other in a page; of very many only those near the window are drawn. */
export function LongList<Item>({ ref, ...props }: LongListProps<Item>) {
  const root = useRef<HTMLDivElement>(null);
  const list = useRef<ListHandle>(null);
  const [topPx, setTopPx] = useState(0);
  const measure = useCallback((element: HTMLDivElement | null) => {
    root.current = element;
    if (element) setTopPx(element.getBoundingClientRect().top + window.scrollY);
  }, []);
  useImperativeHandle(ref, () => ({
    focus(selector, index) {
      if (index !== undefined) list.current?.reveal(index);
      void focusWhenThere(root, selector);
    },
  }));
  const List = props.items.length > DRAW_ALL_BELOW ? VirtualList : PlainList;
  return (
    <div ref={measure}>
      <List {...props} ref={list} root={root} topPx={topPx} />
    </div>
  );
}

interface ListHandle {
  reveal(index: number): void;
}

interface ListProps<Item> extends Omit<LongListProps<Item>, "ref"> {
  root: { readonly current: HTMLElement | null };
  /** Where the list begins in the page. */
  topPx: number;
  ref: Ref<ListHandle>;
}

function PlainList<Item>({ items, keyOf, draw, root, ref }: ListProps<Item>) {
  useImperativeHandle(ref, () => ({ reveal: (index) => root.current?.children[index]?.scrollIntoView({ block: "center" }) }), [root]);
  return items.map((item) => <div key={keyOf(item)}>{draw(item)}</div>);
}

function VirtualList<Item>({ items, keyOf, estimate, draw, topPx, ref }: ListProps<Item>) {
  const virtualizer = useWindowVirtualizer({
    count: items.length,
    estimateSize: (index) => estimate(items[index]!),
    getItemKey: (index) => keyOf(items[index]!),
    overscan: 8,
    scrollMargin: topPx,
  });
  useImperativeHandle(ref, () => ({ reveal: (index) => virtualizer.scrollToIndex(index, { align: "center" }) }), [virtualizer]);
  const shown = virtualizer.getVirtualItems();
  return (
    <div className={styles.runway} style={{ height: virtualizer.getTotalSize() }}>
      <div className={styles.window} style={{ transform: `translateY(${(shown[0]?.start ?? 0) - topPx}px)` }}>
        {shown.map((item) => (
          <div key={item.key} data-index={item.index} ref={virtualizer.measureElement}>
            {draw(items[item.index]!)}
          </div>
        ))}
      </div>
    </div>
  );
}

/** Something that is about to be drawn; gives up after half a second. */
async function focusWhenThere(root: { readonly current: HTMLElement | null }, selector: string): Promise<void> {
  for (let frame = 0; frame < 30; frame++) {
    await new Promise(requestAnimationFrame);
    const found = root.current?.querySelector<HTMLElement>(selector);
    if (found) return found.focus({ preventScroll: true });
  }
}
