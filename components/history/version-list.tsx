"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from "react";
import { SelectField } from "@/components/ui/field";
import type { AuthorList, RevisionSummary } from "@/lib/articles/schema";
import type { Person } from "@/lib/wire/schema";
import { listRows, type ListRow } from "./list-rows";
import { VersionRow } from "./version-row";
import { foldRuns } from "./version-runs";
import styles from "./version-list.module.css";

export interface VersionListProps {
  /** Newest first, as far as they are loaded; by `personId` alone where that is not null. */
  revisions: RevisionSummary[];
  authors: AuthorList["items"];
  currentVersion: number;
  /** What is shown beside the list. */
  selection: { from: number; to: number };
  personId: string | null;
  onPickPerson: (personId: string | null) => void;
  /** Shows what changed between two versions, `from` 0 being the empty beginning. */
  onSelect: (from: number, to: number) => void;
  hasOlder: boolean;
  isLoadingOlder: boolean;
  onLoadOlder: () => void;
}

/** A row's height until it is measured. */
const ROW_PX = 58;
/** So close to the end of what is loaded, more is asked for. */
const LOAD_AHEAD = 10;

/** The versions, of which there may be thousands: only those in sight are drawn, and older ones come as one goes down. */
export function VersionList({ revisions, authors, personId, onPickPerson, currentVersion, selection, onSelect, hasOlder, isLoadingOlder, onLoadOlder }: VersionListProps) {
  const runs = useMemo(() => foldRuns(revisions), [revisions]);
  const writers = useMemo(() => new Map(revisions.map(({ version, author }) => [version, author])), [revisions]);
  const [toggled, setToggled] = useState<ReadonlyMap<number, boolean>>(new Map());
  const rows = useMemo(() => listRows(runs, selection, toggled), [runs, selection, toggled]);
  const selected = rows.findIndex((row) => row.from === selection.from && row.to === selection.to);
  const [focused, setFocused] = useState<number | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => rows[index]!.key,
    overscan: 8,
  });
  const shown = virtualizer.getVirtualItems();
  const lastShown = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasOlder && !isLoadingOlder && lastShown >= rows.length - LOAD_AHEAD) onLoadOlder();
  }, [hasOlder, isLoadingOlder, lastShown, rows.length, onLoadOlder]);
  // A version that was linked to is brought into sight, once it is there.
  const hasRevealed = useRef(false);
  useEffect(() => {
    if (selected < 0 || hasRevealed.current) return;
    hasRevealed.current = true;
    virtualizer.scrollToIndex(selected, { align: "center" });
  }, [selected, virtualizer]);

  /** The one row that Tab leads to. */
  const current = Math.min(focused ?? Math.max(selected, 0), rows.length - 1);
  const moveTo = (index: number) => {
    const next = Math.max(0, Math.min(index, rows.length - 1));
    setFocused(next);
    virtualizer.scrollToIndex(next);
    void focusRow(scroller, next);
  };
  const toggle = (row: ListRow, isOpen: boolean) => row.fold && setToggled(new Map(toggled).set(row.fold.key, isOpen));
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const row = rows[index]!;
    const fold = row.fold;
    if (event.key === "ArrowDown") moveTo(index + 1);
    else if (event.key === "ArrowUp") moveTo(index - 1);
    else if (event.key === "Home") moveTo(0);
    else if (event.key === "End") moveTo(rows.length - 1);
    else if (event.key === "ArrowRight" && fold && !fold.isOpen) toggle(row, true);
    else if (event.key === "ArrowLeft" && fold?.isOpen) toggle(row, false);
    else return;
    event.preventDefault();
  };

  return (
    <div className={styles.panel}>
      {authors.length > 1 && (
        <SelectField label="Versions by" isLabelHidden value={personId ?? ""} onChange={(event) => onPickPerson(event.target.value || null)}>
          <option value="">Versions by everyone</option>
          {authors.map(({ author, versionCount }) => (
            <option key={author.id} value={author.id}>
              Versions by {author.name} ({versionCount})
            </option>
          ))}
        </SelectField>
      )}
      <div ref={scroller} className={styles.scroller}>
        <ol role="list" aria-label="Versions" className={styles.runway} style={{ height: virtualizer.getTotalSize() }}>
          {shown.map(({ index, key, start }) => (
            <li
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              className={styles.item}
              style={{ transform: `translateY(${start}px)` }}
              aria-setsize={hasOlder ? -1 : rows.length}
              aria-posinset={index + 1}
            >
              <VersionRow
                row={rows[index]!}
                mergedAuthor={mergedAuthorOf(rows[index]!.newest, writers)}
                isCurrentVersion={rows[index]!.to === currentVersion}
                isSelected={index === selected}
                hasTabStop={index === current}
                onSelect={() => {
                  setFocused(index);
                  onSelect(rows[index]!.from, rows[index]!.to);
                }}
                onToggle={(isOpen) => toggle(rows[index]!, isOpen)}
                onKeyDown={(event) => onKeyDown(event, index)}
              />
            </li>
          ))}
        </ol>
        {rows.length === 0 && <p className={styles.none}>There are no versions by this person.</p>}
      </div>
    </div>
  );
}

function mergedAuthorOf({ mergedFrom, author }: RevisionSummary, writers: ReadonlyMap<number, Person>): string | null {
  const theirs = mergedFrom && writers.get(mergedFrom.theirs);
  return theirs && theirs.id !== author.id ? theirs.name : null;
}

/** A row far away is drawn first. */
async function focusRow(scroller: { readonly current: HTMLElement | null }, index: number): Promise<void> {
  for (let frame = 0; frame < 20; frame++) {
    const row = scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"] [data-row]`);
    if (row) return row.focus();
    await new Promise(requestAnimationFrame);
  }
}
