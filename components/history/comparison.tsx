"use client";

import { ArrowRight, RotateCcw } from "lucide-react";
import { useId, type ReactNode } from "react";
import { MarkdownView } from "@/components/markdown/markdown-view";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";
import { exactTime, RelativeTime } from "@/components/ui/relative-time";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { Skeleton } from "@/components/ui/skeleton";
import type { Revision, RevisionSummary } from "@/lib/articles/schema";
import type { TextDiff } from "@/lib/history/text-diff";
import { Changes, type Part } from "./changes";
import type { DiffLayout } from "./diff-items";
import type { PlaceName } from "./field-changes";
import styles from "./comparison.module.css";

export type HistoryView = DiffLayout | "text" | "merge";

export interface ComparisonProps {
  /** Null before the first version: everything is new. */
  from: Revision | null;
  to: Revision;
  /** Undefined while it is being worked out. */
  diff: TextDiff | undefined;
  /** Versions to choose from, newest first. */
  revisions: RevisionSummary[];
  placeName: PlaceName;
  view: HistoryView;
  onChangeView: (view: HistoryView) => void;
  onCompare: (from: number, to: number) => void;
  /** Left out where the person may not write, or the version is the current one already. */
  onRestore?: (version: number) => void;
  /** Takes one change out of the current article; left out where the person may not write. */
  onTakeBack?: (part: Part) => void;
  /** How a merge came about; shown in its view. */
  merge?: ReactNode;
}

/** What changed between two versions, one version as it reads, or how a merge came about. */
export function Comparison({ from, to, diff, revisions, placeName, view, onChangeView, onCompare, onRestore, onTakeBack, merge }: ComparisonProps) {
  const headingId = useId();
  const isNeighbour = (from?.version ?? 0) === to.version - 1;
  const shown = view === "merge" && !to.mergedFrom ? "inline" : view;
  return (
    <section className={styles.comparison} aria-labelledby={headingId}>
      <header className={styles.header}>
        <div className={styles.heading}>
          <h2 id={headingId} className={styles.title}>
            {isNeighbour ? `Version ${to.version}` : `From version ${from?.version ?? 0} to ${to.version}`}
          </h2>
          <p className={styles.by}>
            {to.author.name}, <RelativeTime at={to.createdAt} />
            <span className={styles.exact}> · {exactTime(to.createdAt)}</span>
          </p>
          {to.note && <p className={styles.note}>{to.note}</p>}
        </div>
        {onRestore && (
          <Button icon={<RotateCcw aria-hidden="true" />} onClick={() => onRestore(to.version)}>
            Restore version {to.version}
          </Button>
        )}
      </header>
      <div className={styles.bar}>
        <div className={styles.versions}>
          <VersionSelect label="Compare from" value={from?.version ?? 0} revisions={revisions} hasStart onChange={(version) => onCompare(version, to.version)} />
          <ArrowRight aria-hidden="true" />
          <VersionSelect label="Compare to" value={to.version} revisions={revisions} onChange={(version) => onCompare(from?.version ?? 0, version)} />
        </div>
        <SegmentedControl label="View" value={shown} onChange={onChangeView} segments={to.mergedFrom ? [...VIEWS, MERGE_VIEW] : VIEWS} />
      </div>
      {shown === "merge" && merge}
      {shown === "text" && (
        <article className={styles.read}>
          <h1 className={styles.readTitle}>{to.title}</h1>
          <MarkdownView source={to.body} />
        </article>
      )}
      {(shown === "inline" || shown === "side-by-side") &&
        (diff ? <Changes key={`${from?.version}-${to.version}`} from={from} to={to} diff={diff} layout={shown} placeName={placeName} onTakeBack={onTakeBack} /> : <Skeleton lines={8} />)}
    </section>
  );
}

const VIEWS: { value: HistoryView; label: string }[] = [
  { value: "inline", label: "Inline" },
  { value: "side-by-side", label: "Side by side" },
  { value: "text", label: "As it reads" },
];
const MERGE_VIEW = { value: "merge" as const, label: "Merge" };

/** A list of thousands is nothing to choose from: older versions are chosen in the list beside. */
const MAX_CHOICES = 200;

function VersionSelect({ label, value, revisions, hasStart, onChange }: { label: string; value: number; revisions: RevisionSummary[]; hasStart?: boolean; onChange: (version: number) => void }) {
  const choices = revisions.slice(0, MAX_CHOICES);
  const isKnown = value === 0 || choices.some((revision) => revision.version === value);
  return (
    <SelectField label={label} isLabelHidden value={value} onChange={(event) => onChange(Number(event.target.value))}>
      {choices.map((revision) => (
        <option key={revision.version} value={revision.version}>
          {`Version ${revision.version} · ${revision.author.name}`}
        </option>
      ))}
      {!isKnown && <option value={value}>Version {value}</option>}
      {hasStart && <option value={0}>Empty</option>}
    </SelectField>
  );
}
