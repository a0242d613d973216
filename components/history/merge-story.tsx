"use client";

import { Undo2 } from "lucide-react";
import { useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { Message } from "@/components/ui/message";
import { Skeleton } from "@/components/ui/skeleton";
import type { MergeRecord, Revision } from "@/lib/articles/schema";
import type { MergePart } from "@/lib/history/merge-outcome";
import type { PlaceName } from "./field-changes";
import { LongList } from "./long-list";
import { MergeFields } from "./merge-fields";
import { MergePlace } from "./merge-place";
import { countsText, type MergeNames } from "./merge-words";
import { passagesOf, type Passage } from "./passages";
import styles from "./merge-story.module.css";

export interface MergeStoryProps {
  /** The version that the merge became. */
  to: Revision;
  base: Revision;
  theirs: Revision;
  record: MergeRecord;
  /** Undefined while it is being worked out. */
  parts: MergePart[] | undefined;
  names: MergeNames;
  placeName: PlaceName;
  onCompare: (from: number, to: number) => void;
  /** Takes out of the current text what one side brought in; left out where the person may not write. */
  onTurnBack?: (side: "yours" | "theirs") => void;
}

/** A merge as it came about: what each side had, what was chosen, and what merged by itself. */
export function MergeStory({ to, base, theirs, record, parts, names, placeName, onCompare, onTurnBack }: MergeStoryProps) {
  return (
    <div className={styles.story}>
      <div className={styles.summary}>
        <p>
          <strong>{names.yours}</strong> wrote from version {base.version} while <strong>{names.theirs}</strong> saved version {theirs.version}. Version {to.version} holds what became of
          both. {parts && countsText(parts)}
        </p>
        <p className={styles.links}>
          <button type="button" className={styles.link} onClick={() => onCompare(base.version, theirs.version)}>
            What {names.theirs} changed
          </button>
          <button type="button" className={styles.link} onClick={() => onCompare(theirs.version, to.version)}>
            What the merge changed in it
          </button>
        </p>
        {onTurnBack && (
          <div className={styles.actions} role="group" aria-label="Turn this merge back">
            <Button size="sm" icon={<Undo2 aria-hidden="true" />} onClick={() => onTurnBack("yours")}>
              Take out {names.yours}’s changes
            </Button>
            <Button size="sm" icon={<Undo2 aria-hidden="true" />} onClick={() => onTurnBack("theirs")}>
              Take out {names.theirs}’s changes
            </Button>
          </div>
        )}
      </div>
      {!record.isRecorded && (
        <Message>
          <p>What {names.yours} had before this merge was not kept. It is worked out from the versions here, and can differ from what was written.</p>
        </Message>
      )}
      <MergeFields base={base} theirs={theirs} yours={record.yours} result={to} names={names} placeName={placeName} />
      {parts ? <Places parts={parts} names={names} /> : <Skeleton lines={8} />}
    </div>
  );
}

function Places({ parts, names }: { parts: readonly MergePart[]; names: MergeNames }) {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const passages = useMemo(() => passagesOf(parts), [parts]);
  return (
    <LongList
      items={passages}
      keyOf={({ key }) => key}
      estimate={({ kind }) => HEIGHTS_PX[kind]}
      draw={(passage) => <MergePlace passage={passage} names={names} isOpen={opened.has(passage.key)} onToggle={() => setOpened((all) => toggled(all, passage.key))} />}
    />
  );
}

const HEIGHTS_PX: Record<Passage["kind"], number> = { conflict: 260, changes: 110, same: 44 };

function toggled(all: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(all);
  if (!next.delete(key)) next.add(key);
  return next;
}
