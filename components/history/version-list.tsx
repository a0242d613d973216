"use client";

import { ChevronRight, FolderInput, GitMerge, RotateCcw } from "lucide-react";
import { useState, type ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";
import { exactTime, RelativeTime } from "@/components/ui/relative-time";
import type { RevisionKind, RevisionSummary } from "@/lib/articles/schema";
import type { Person } from "@/lib/wire/schema";
import { foldRuns, type VersionRun } from "./version-runs";
import styles from "./version-list.module.css";

export interface VersionListProps {
  /** Newest first, as far as they are loaded. */
  revisions: RevisionSummary[];
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

export function VersionList({ revisions, personId, onPickPerson, hasOlder, isLoadingOlder, onLoadOlder, ...rest }: VersionListProps) {
  const people = authorsOf(revisions);
  const shown = personId === null ? revisions : revisions.filter((revision) => revision.author.id === personId);
  return (
    <div className={styles.panel}>
      {people.length > 1 && (
        <SelectField label="By" isLabelHidden value={personId ?? ""} onChange={(event) => onPickPerson(event.target.value || null)}>
          <option value="">Versions by everyone</option>
          {people.map((person) => (
            <option key={person.id} value={person.id}>
              Versions by {person.name}
            </option>
          ))}
        </SelectField>
      )}
      <ol role="list" className={styles.list}>
        {foldRuns(shown).map((run) => (
          <Run key={run.newest.version} run={run} {...rest} />
        ))}
      </ol>
      {shown.length === 0 && <p className={styles.none}>None of the versions loaded so far is by this person.</p>}
      {hasOlder && (
        <Button size="sm" isBusy={isLoadingOlder} onClick={onLoadOlder}>
          Older versions
        </Button>
      )}
    </div>
  );
}

type RowContext = Pick<VersionListProps, "currentVersion" | "selection" | "onSelect">;

function Run({ run, ...context }: RowContext & { run: VersionRun }) {
  const [choice, setChoice] = useState<boolean | null>(null);
  const { selection } = context;
  const isInside = run.revisions.length > 1 && selection.from === selection.to - 1 && run.revisions.some((revision) => revision.version === selection.to);
  const isOpen = choice ?? isInside;
  return (
    <li>
      <div className={styles.run}>
        <Row newest={run.newest} oldest={run.oldest} {...context} />
        {run.revisions.length > 1 && (
          <button type="button" className={styles.fold} aria-expanded={isOpen} aria-label={`${run.revisions.length} single saves`} onClick={() => setChoice(!isOpen)}>
            <ChevronRight aria-hidden="true" />
          </button>
        )}
      </div>
      {isOpen && (
        <ol role="list" className={styles.nested}>
          {run.revisions.map((revision) => (
            <li key={revision.version}>
              <Row newest={revision} oldest={revision} isNested {...context} />
            </li>
          ))}
        </ol>
      )}
    </li>
  );
}

function Row({ newest, oldest, isNested, currentVersion, selection, onSelect }: RowContext & { newest: RevisionSummary; oldest: RevisionSummary; isNested?: boolean }) {
  const from = oldest.version - 1;
  const isSelected = selection.from === from && selection.to === newest.version;
  const count = newest.version - oldest.version + 1;
  return (
    <button type="button" className={styles.row} aria-current={isSelected ? "true" : undefined} onClick={() => onSelect(from, newest.version)}>
      {!isNested && <Avatar name={newest.author.name} id={newest.author.id} />}
      <span className={styles.text}>
        <span className={styles.who}>{isNested ? `Version ${newest.version}` : newest.author.name}</span>
        <span className={styles.when}>
          {isNested ? exactTime(newest.createdAt) : <RelativeTime at={newest.createdAt} />}
          {!isNested && ` · ${count > 1 ? `versions ${oldest.version}–${newest.version}` : `version ${newest.version}`}`}
        </span>
        {newest.note && <span className={styles.note}>{newest.note}</span>}
        {newest.kind !== "edit" && (
          <span className={styles.kind}>
            {KINDS[newest.kind].icon}
            {KINDS[newest.kind].label}
          </span>
        )}
      </span>
      {newest.version === currentVersion && <span className={styles.now}>Now</span>}
    </button>
  );
}

const KINDS: Record<Exclude<RevisionKind, "edit">, { label: string; icon: ReactNode }> = {
  merge: { label: "Merged", icon: <GitMerge aria-hidden="true" /> },
  restore: { label: "Restored", icon: <RotateCcw aria-hidden="true" /> },
  import: { label: "Imported", icon: <FolderInput aria-hidden="true" /> },
};

function authorsOf(revisions: RevisionSummary[]): Person[] {
  return [...new Map(revisions.map((revision) => [revision.author.id, revision.author])).values()].sort((a, b) => a.name.localeCompare(b.name));
}
