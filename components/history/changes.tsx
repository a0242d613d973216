"use client";

import { ChevronDown, ChevronUp } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import type { Revision } from "@/lib/articles/schema";
import type { TextChange, TextDiff } from "@/lib/history/text-diff";
import { itemsOf, type DiffLayout } from "./diff-items";
import { DiffView, type DiffViewHandle } from "./diff-view";
import { FieldChanges, fieldChangesOf, type PlaceName, type RestorableField } from "./field-changes";
import styles from "./changes.module.css";

/** One thing that differs between two versions, and that can be taken back by itself. */
export type Part = { kind: "text"; change: TextChange } | { kind: "field"; field: RestorableField };

export interface ChangesProps {
  from: Revision | null;
  to: Revision;
  diff: TextDiff;
  layout: DiffLayout;
  placeName: PlaceName;
  onTakeBack?: (part: Part) => void;
}

/** Everything that differs between two versions, and the way from one change to the next. */
export function Changes({ from, to, diff, layout, placeName, onTakeBack }: ChangesProps) {
  const [isWhole, setWhole] = useState(false);
  const [current, setCurrent] = useState<number | null>(null);
  const view = useRef<DiffViewHandle>(null);
  const count = diff.changes.length;
  const fields = fieldChangesOf(from, to, placeName);
  const hasFolds = useMemo(() => itemsOf(diff, new Set()).some(({ kind }) => kind === "fold"), [diff]);
  const step = (direction: 1 | -1) => {
    if (count === 0) return;
    const next = current === null ? (direction === 1 ? 0 : count - 1) : (current + direction + count) % count;
    setCurrent(next);
    view.current?.goTo(next);
  };
  useStepKeys(step);

  if (count === 0 && fields.length === 0) return <p className={styles.same}>These two versions are the same.</p>;
  return (
    <>
      {fields.length > 0 && <FieldChanges changes={fields} onTakeBack={onTakeBack && from ? (field) => onTakeBack({ kind: "field", field }) : undefined} />}
      {count === 0 ? (
        <p className={styles.same}>The text is the same in both versions.</p>
      ) : (
        <>
          <div className={styles.tools} role="toolbar" aria-label="Changes">
            <p className={styles.count}>{current === null ? (count === 1 ? "1 change" : `${count.toLocaleString("en")} changes`) : `Change ${current + 1} of ${count.toLocaleString("en")}`}</p>
            <IconButton size="sm" label="Previous change" keys={["Shift", "F7"]} icon={<ChevronUp aria-hidden="true" />} onClick={() => step(-1)} />
            <IconButton size="sm" label="Next change" keys={["F7"]} icon={<ChevronDown aria-hidden="true" />} onClick={() => step(1)} />
            {hasFolds && (
              <Button size="sm" variant="quiet" onClick={() => setWhole(!isWhole)}>
                {isWhole ? "Only what changed" : "Whole text"}
              </Button>
            )}
          </div>
          <DiffView
            ref={view}
            diff={diff}
            after={to.body}
            layout={layout}
            isWhole={isWhole}
            onTakeBack={onTakeBack && from ? (change) => onTakeBack({ kind: "text", change }) : undefined}
            onFocusChange={setCurrent}
          />
        </>
      )}
    </>
  );
}

/** F7 and Shift+F7 lead from change to change, as on the merge screen. */
function useStepKeys(step: (direction: 1 | -1) => void): void {
  const latest = useRef(step);
  useEffect(() => {
    latest.current = step;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "F7" || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      latest.current(event.shiftKey ? -1 : 1);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}
