"use client";

import { ArrowRight, RotateCcw } from "lucide-react";
import { useId, useMemo, useState } from "react";
import { MarkdownView } from "@/components/markdown/markdown-view";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";
import { exactTime, RelativeTime } from "@/components/ui/relative-time";
import { SegmentedControl } from "@/components/ui/segmented-control";
import type { Revision, RevisionSummary } from "@/lib/articles/schema";
import { diffWords } from "@/lib/merge";
import { textDiff } from "./diff-rows";
import { DiffView, Words, type DiffLayout } from "./diff-view";
import styles from "./comparison.module.css";

export type HistoryView = DiffLayout | "text";

export interface ComparisonProps {
  /** Null before the first version: everything is new. */
  from: Revision | null;
  to: Revision;
  /** All versions to choose from, newest first. */
  revisions: RevisionSummary[];
  view: HistoryView;
  onChangeView: (view: HistoryView) => void;
  onCompare: (from: number, to: number) => void;
  /** Left out where the person may not write, or the version is the current one already. */
  onRestore?: (version: number) => void;
}

/** What changed between two versions, or one version as it reads. */
export function Comparison({ from, to, revisions, view, onChangeView, onCompare, onRestore }: ComparisonProps) {
  const headingId = useId();
  const isNeighbour = (from?.version ?? 0) === to.version - 1;
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
      {to.mergedFrom && <Origin to={to} base={to.mergedFrom.base} theirs={to.mergedFrom.theirs} revisions={revisions} onCompare={onCompare} />}
      <div className={styles.bar}>
        <div className={styles.versions}>
          <VersionSelect label="Compare from" value={from?.version ?? 0} revisions={revisions} hasStart onChange={(version) => onCompare(version, to.version)} />
          <ArrowRight aria-hidden="true" />
          <VersionSelect label="Compare to" value={to.version} revisions={revisions} onChange={(version) => onCompare(from?.version ?? 0, version)} />
        </div>
        <SegmentedControl
          label="View"
          value={view}
          onChange={onChangeView}
          segments={[
            { value: "inline", label: "Inline" },
            { value: "side-by-side", label: "Side by side" },
            { value: "text", label: "As it reads" },
          ]}
        />
      </div>
      {view === "text" ? <ReadView revision={to} /> : <Changes key={`${from?.version}-${to.version}`} from={from} to={to} layout={view} />}
    </section>
  );
}

function Changes({ from, to, layout }: { from: Revision | null; to: Revision; layout: DiffLayout }) {
  const [isWhole, setWhole] = useState(false);
  const diff = useMemo(() => textDiff(from?.body ?? "", to.body, { isWhole }), [from, to, isWhole]);
  const hasSkipped = isWhole || diff.skippedAfter > 0 || diff.blocks.some((block) => block.skippedCount > 0);
  const fields = fieldChanges(from, to);
  return (
    <>
      {fields.length > 0 && (
        <dl className={styles.fields}>
          {fields.map((field) => (
            <div key={field.label}>
              <dt>{field.label}</dt>
              <dd>
                <Words pieces={field.pieces} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {diff.blocks.length > 0 ? (
        <DiffView diff={diff} layout={layout} />
      ) : (
        <p className={styles.same}>{fields.length > 0 ? "The text is the same in both versions." : "These two versions are the same."}</p>
      )}
      {diff.blocks.length > 0 && hasSkipped && (
        <Button size="sm" className={styles.whole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? "Show only what changed" : "Show the whole text"}
        </Button>
      )}
    </>
  );
}

function ReadView({ revision }: { revision: Revision }) {
  return (
    <article className={styles.read}>
      <h1 className={styles.readTitle}>{revision.title}</h1>
      <MarkdownView source={revision.body} />
    </article>
  );
}

function Origin({ to, base, theirs, revisions, onCompare }: { to: Revision; base: number; theirs: number; revisions: RevisionSummary[]; onCompare: ComparisonProps["onCompare"] }) {
  const author = revisions.find((revision) => revision.version === theirs)?.author;
  // A person can also be in two windows at once.
  const other = author && author.id !== to.author.id ? author.name : null;
  return (
    <p className={styles.origin}>
      {to.author.name} wrote from version {base} while {other ?? "another window"} saved version {theirs}. This version holds what became of both.{" "}
      <button type="button" className={styles.link} onClick={() => onCompare(base, theirs)}>
        What {other ?? `version ${theirs}`} changed
      </button>{" "}
      ·{" "}
      <button type="button" className={styles.link} onClick={() => onCompare(theirs, to.version)}>
        What this version changed in it
      </button>
    </p>
  );
}

function VersionSelect({ label, value, revisions, hasStart, onChange }: { label: string; value: number; revisions: RevisionSummary[]; hasStart?: boolean; onChange: (version: number) => void }) {
  const isKnown = value === 0 || revisions.some((revision) => revision.version === value);
  return (
    <SelectField label={label} isLabelHidden value={value} onChange={(event) => onChange(Number(event.target.value))}>
      {!isKnown && <option value={value}>Version {value}</option>}
      {revisions.map((revision) => (
        <option key={revision.version} value={revision.version}>
          {`Version ${revision.version} · ${revision.author.name}`}
        </option>
      ))}
      {hasStart && <option value={0}>Empty</option>}
    </SelectField>
  );
}

function fieldChanges(from: Revision | null, to: Revision) {
  const rows = [
    { label: "Title", before: from?.title ?? "", after: to.title },
    { label: "Tags", before: from?.tags.join(", ") ?? "", after: to.tags.join(", ") },
    { label: "Address", before: from?.slug ?? to.slug, after: to.slug },
    { label: "Status", before: from?.status ?? to.status, after: to.status },
  ];
  return rows.filter((row) => row.before !== row.after).map((row) => ({ label: row.label, pieces: diffWords(row.before, row.after) }));
}
