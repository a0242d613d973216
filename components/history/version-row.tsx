import { ChevronRight, FolderInput, GitMerge, RotateCcw } from "lucide-react";
import type { KeyboardEvent, ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import { exactTime, RelativeTime } from "@/components/ui/relative-time";
import type { RevisionKind, RevisionSummary } from "@/lib/articles/schema";
import type { ListRow } from "./list-rows";
import styles from "./version-row.module.css";

export interface VersionRowProps {
  row: ListRow;
  /** Who wrote the version that this one was merged with, where it was another person and is known. */
  mergedAuthor: string | null;
  isCurrentVersion: boolean;
  isSelected: boolean;
  /** Whether Tab leads here; the other rows are reached by arrows. */
  hasTabStop: boolean;
  onSelect: () => void;
  onToggle: (isOpen: boolean) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** One version, or one run of saves, with who made it, when, and how it came about. */
export function VersionRow({ row, mergedAuthor, isCurrentVersion, isSelected, hasTabStop, onSelect, onToggle, onKeyDown }: VersionRowProps) {
  const { newest, fold, isNested } = row;
  const tabIndex = hasTabStop ? 0 : -1;
  return (
    <div className={styles.run} data-nested={isNested || undefined}>
      <button type="button" data-row="" className={styles.row} tabIndex={tabIndex} aria-current={isSelected ? "true" : undefined} onClick={onSelect} onKeyDown={onKeyDown}>
        {!isNested && <Avatar name={newest.author.name} id={newest.author.id} />}
        <span className={styles.text}>
          <span className={styles.who}>{isNested ? `Version ${newest.version}` : newest.author.name}</span>
          <span className={styles.when}>
            {isNested ? exactTime(newest.createdAt) : <RelativeTime at={newest.createdAt} />}
            {!isNested && ` · ${fold ? `versions ${row.from + 1}–${row.to}` : `version ${newest.version}`}`}
          </span>
          {newest.note && <span className={styles.note}>{newest.note}</span>}
          <Kind revision={newest} mergedAuthor={mergedAuthor} />
        </span>
        {isCurrentVersion && !isNested && <span className={styles.now}>Now</span>}
      </button>
      {fold && (
        <button type="button" className={styles.fold} tabIndex={tabIndex} aria-expanded={fold.isOpen} aria-label={`${fold.count} single saves`} onClick={() => onToggle(!fold.isOpen)} onKeyDown={onKeyDown}>
          <ChevronRight aria-hidden="true" />
        </button>
      )}
    </div>
  );
}

const KINDS: Record<Exclude<RevisionKind, "edit">, { label: string; icon: ReactNode }> = {
  merge: { label: "Merged", icon: <GitMerge aria-hidden="true" /> },
  restore: { label: "Restored", icon: <RotateCcw aria-hidden="true" /> },
  import: { label: "Imported", icon: <FolderInput aria-hidden="true" /> },
};

function Kind({ revision: { kind, mergedFrom }, mergedAuthor }: { revision: RevisionSummary; mergedAuthor: string | null }) {
  if (kind === "edit") return null;
  return (
    <span className={styles.kind}>
      {KINDS[kind].icon}
      {originWords(KINDS[kind].label, mergedFrom?.theirs ?? null, mergedAuthor)}
    </span>
  );
}

function originWords(label: string, mergedVersion: number | null, mergedAuthor: string | null): string {
  if (mergedVersion === null) return label;
  return mergedAuthor === null ? `${label} with version ${mergedVersion}` : `${label} with ${mergedAuthor}’s version ${mergedVersion}`;
}
