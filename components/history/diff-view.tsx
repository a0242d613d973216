"use client";

import { Undo2, UnfoldVertical } from "lucide-react";
import { useImperativeHandle, useMemo, useRef, useState, type ReactNode, type Ref } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { lineStarts, type TextChange, type TextDiff } from "@/lib/history/text-diff";
import { itemsOf, type DiffItem, type DiffLayout } from "./diff-items";
import { ChangeRows, SameRows } from "./diff-rows";
import { LongList, type LongListHandle } from "./long-list";
import styles from "./diff-view.module.css";

export interface DiffViewHandle {
  /** Brings a change into view and gives it the focus. */
  goTo(index: number): void;
}

export interface DiffViewProps {
  diff: TextDiff;
  /** The later text, for the lines that are the same in both. */
  after: string;
  layout: DiffLayout;
  isWhole: boolean;
  /** Takes one change out of the current text; left out where the person may not write. */
  onTakeBack?: (change: TextChange) => void;
  onFocusChange: (index: number) => void;
  ref: Ref<DiffViewHandle>;
}

/** Two texts as one, change by change; what is the same in both is folded, and opens. */
export function DiffView({ diff, after, layout, isWhole, onTakeBack, onFocusChange, ref }: DiffViewProps) {
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  const items = useMemo(() => itemsOf(diff, isWhole ? "all" : opened), [diff, isWhole, opened]);
  const starts = useMemo(() => lineStarts(after), [after]);
  const list = useRef<LongListHandle>(null);
  useImperativeHandle(ref, () => ({
    goTo: (index) => list.current?.focus(`[data-change="${index}"]`, items.findIndex((item) => item.kind === "change" && item.index === index)),
  }));
  const open = (stretch: number) => {
    setOpened((all) => new Set([...all, stretch]));
    // The button is gone with the fold: the lines it showed take the focus.
    list.current?.focus(`[data-stretch="${stretch}"]`);
  };

  const draw = (item: DiffItem): ReactNode => {
    switch (item.kind) {
      case "fold":
        return <Fold lineCount={item.lineCount} onOpen={() => open(item.stretch)} />;
      case "same": {
        const [start, end] = item.to;
        const lines = Array.from({ length: end - start }, (_, i) => after.slice(starts[start + i], starts[start + i + 1]));
        return (
          <div data-stretch={item.stretch} tabIndex={-1} className={styles.same}>
            <SameRows lines={lines} fromLine={item.fromLine + 1} toLine={start + 1} layout={layout} />
          </div>
        );
      }
      case "change":
        return (
          <Change item={item} change={diff.changes[item.index]!} count={diff.changes.length} onTakeBack={onTakeBack} onFocus={() => onFocusChange(item.index)}>
            <ChangeRows rows={item.rows} layout={layout} />
          </Change>
        );
    }
  };
  return (
    <div className={styles.diff} data-has-ways={onTakeBack ? true : undefined}>
      <LongList ref={list} items={items} keyOf={({ key }) => key} estimate={estimate} draw={draw} />
    </div>
  );
}

function Fold({ lineCount, onOpen }: { lineCount: number; onOpen: () => void }) {
  return (
    <button type="button" className={styles.fold} onClick={onOpen}>
      <UnfoldVertical aria-hidden="true" />
      {lineCount.toLocaleString("en")} unchanged lines
    </button>
  );
}

interface ChangeProps {
  item: Extract<DiffItem, { kind: "change" }>;
  change: TextChange;
  count: number;
  onTakeBack: DiffViewProps["onTakeBack"];
  onFocus: () => void;
  children: ReactNode;
}

function Change({ item: { index, isFirst }, change, count, onTakeBack, onFocus, children }: ChangeProps) {
  if (!isFirst) return <div className={styles.change}>{children}</div>;
  const isNew = change.from[0] === change.from[1];
  return (
    <div className={styles.change} role="group" aria-label={`Change ${index + 1} of ${count}`} tabIndex={-1} data-change={index} onFocus={onFocus}>
      {children}
      {onTakeBack && (
        <IconButton
          size="sm"
          className={styles.takeBack}
          label={isNew ? "Take this out of the current text" : "Put this back into the current text"}
          icon={<Undo2 aria-hidden="true" />}
          onClick={() => onTakeBack(change)}
        />
      )}
    </div>
  );
}

const LINE_PX = 28;

function estimate(item: DiffItem): number {
  if (item.kind === "fold") return 44;
  return LINE_PX * (item.kind === "same" ? item.to[1] - item.to[0] : item.rows.length);
}
