import { memo, type ReactNode } from "react";
import type { DiffRow } from "@/lib/history/text-diff";
import type { WordPiece } from "@/lib/merge";
import type { DiffLayout } from "./diff-items";
import { Mark, Words } from "./words";
import styles from "./diff-rows.module.css";

/** The rows of one change. */
export const ChangeRows = memo(function ChangeRows({ rows, layout }: { rows: readonly DiffRow[]; layout: DiffLayout }) {
  return rows.map((row, index) => (layout === "inline" ? <InlineRow key={index} row={row} /> : <SideRow key={index} row={row} />));
});

/** Unchanged lines with their numbers, which are 1-based. */
export const SameRows = memo(function SameRows({ lines, fromLine, toLine, layout }: { lines: readonly string[]; fromLine: number; toLine: number; layout: DiffLayout }) {
  return lines.map((line, index) =>
    layout === "inline" ? (
      <div key={index} className={styles.row} data-kind="same">
        <Number line={toLine + index} />
        <span />
        <div className={styles.text}>{line}</div>
      </div>
    ) : (
      <div key={index} className={styles.pair}>
        <Side line={fromLine + index} kind="same">
          {line}
        </Side>
        <Side line={toLine + index} kind="same">
          {line}
        </Side>
      </div>
    ),
  );
});

const SIGNS: Record<DiffRow["kind"], string> = { removed: "−", added: "+", changed: "±" };

function InlineRow({ row }: { row: DiffRow }) {
  return (
    <div className={styles.row} data-kind={row.kind}>
      <Number line={row.kind === "removed" ? row.fromLine : row.toLine} />
      <span className={styles.sign} aria-hidden="true">
        {SIGNS[row.kind]}
      </span>
      <div className={styles.text}>{row.kind === "changed" ? <Words pieces={row.words} /> : <Mark kind={row.kind} text={row.text} />}</div>
    </div>
  );
}

function SideRow({ row }: { row: DiffRow }) {
  return (
    <div className={styles.pair}>
      {row.kind === "added" ? (
        <Side kind="none" />
      ) : (
        <Side line={row.fromLine} kind="removed" isWhole={row.kind === "removed"}>
          {row.kind === "removed" ? <Mark kind="removed" text={row.text} /> : <Words pieces={without(row.words, "added")} />}
        </Side>
      )}
      {row.kind === "removed" ? (
        <Side kind="none" />
      ) : (
        <Side line={row.toLine} kind="added" isWhole={row.kind === "added"}>
          {row.kind === "added" ? <Mark kind="added" text={row.text} /> : <Words pieces={without(row.words, "removed")} />}
        </Side>
      )}
    </div>
  );
}

function Side({ line, kind, isWhole, children }: { line?: number; kind: "same" | "removed" | "added" | "none"; isWhole?: boolean; children?: ReactNode }) {
  return (
    <div className={styles.side} data-kind={kind} data-whole={isWhole || undefined}>
      <Number line={line} />
      <div className={styles.text}>{children}</div>
    </div>
  );
}

function Number({ line }: { line: number | undefined }) {
  return (
    <span className={styles.number} aria-hidden="true">
      {line}
    </span>
  );
}

function without(words: readonly WordPiece[], kind: WordPiece["kind"]): WordPiece[] {
  return words.filter((word) => word.kind !== kind);
}
