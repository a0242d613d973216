import { Fragment } from "react";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { WordPiece } from "@/lib/merge";
import type { DiffRow, TextDiff } from "./diff-rows";
import styles from "./diff-view.module.css";

export type DiffLayout = "inline" | "side-by-side";

/** Two texts as one: what went is struck through, what came is underlined; colour only helps. */
export function DiffView({ diff, layout }: { diff: TextDiff; layout: DiffLayout }) {
  return (
    <div className={styles.diff} data-layout={layout}>
      {diff.blocks.map((block, index) => (
        <Fragment key={index}>
          <Skipped count={block.skippedCount} />
          {block.rows.map((row, rowIndex) => (layout === "inline" ? <InlineRow key={rowIndex} row={row} /> : <SideRow key={rowIndex} row={row} />))}
        </Fragment>
      ))}
      <Skipped count={diff.skippedAfter} />
    </div>
  );
}

function Skipped({ count }: { count: number }) {
  if (count <= 0) return null;
  return (
    <p className={styles.skipped}>
      {count} unchanged {count === 1 ? "line" : "lines"}
    </p>
  );
}

const SIGNS: Record<DiffRow["kind"], string> = { same: "", removed: "−", added: "+", changed: "±" };

function InlineRow({ row }: { row: DiffRow }) {
  const line = "toLine" in row ? row.toLine : row.fromLine;
  return (
    <div className={styles.row} data-kind={row.kind}>
      <span className={styles.number} aria-hidden="true">
        {line}
      </span>
      <span className={styles.sign} aria-hidden="true">
        {SIGNS[row.kind]}
      </span>
      <div className={styles.text}>
        {row.kind === "same" && row.text}
        {row.kind === "removed" && <Removed text={row.text} isLine />}
        {row.kind === "added" && <Added text={row.text} isLine />}
        {row.kind === "changed" && <Words pieces={row.both} />}
      </div>
    </div>
  );
}

function SideRow({ row }: { row: DiffRow }) {
  return (
    <div className={styles.pair}>
      <div className={styles.side} data-whole={row.kind === "removed" || undefined} data-kind={row.kind === "changed" || row.kind === "removed" ? "removed" : row.kind === "added" ? "none" : "same"}>
        <span className={styles.number} aria-hidden="true">
          {"fromLine" in row ? row.fromLine : ""}
        </span>
        <div className={styles.text}>
          {row.kind === "same" && row.text}
          {row.kind === "removed" && <Removed text={row.text} isLine />}
          {row.kind === "changed" && <Words pieces={row.before} />}
        </div>
      </div>
      <div className={styles.side} data-whole={row.kind === "added" || undefined} data-kind={row.kind === "changed" || row.kind === "added" ? "added" : row.kind === "removed" ? "none" : "same"}>
        <span className={styles.number} aria-hidden="true">
          {"toLine" in row ? row.toLine : ""}
        </span>
        <div className={styles.text}>
          {row.kind === "same" && row.text}
          {row.kind === "added" && <Added text={row.text} isLine />}
          {row.kind === "changed" && <Words pieces={row.after} />}
        </div>
      </div>
    </div>
  );
}

/** Words with what went and what came marked; also for titles and other short texts. */
export function Words({ pieces }: { pieces: WordPiece[] }) {
  return pieces.map((piece, index) => {
    if (piece.kind === "same") return <span key={index}>{piece.text}</span>;
    return piece.kind === "removed" ? <Removed key={index} text={piece.text} /> : <Added key={index} text={piece.text} />;
  });
}

function Removed({ text, isLine }: { text: string; isLine?: boolean }) {
  return (
    <del className={styles.removed}>
      <VisuallyHidden as="span">Removed: </VisuallyHidden>
      {isLine ? text : visible(text)}
    </del>
  );
}

function Added({ text, isLine }: { text: string; isLine?: boolean }) {
  return (
    <ins className={styles.added}>
      <VisuallyHidden as="span">Added: </VisuallyHidden>
      {isLine ? text : visible(text)}
    </ins>
  );
}

/** A change of blanks or line ends alone would be invisible. */
function visible(text: string): string {
  if (text.trim() !== "") return text;
  return text.replace(/\r/g, "␍").replace(/\n/g, "⏎\n").replace(/\t/g, "⇥").replace(/ /g, "·");
}
