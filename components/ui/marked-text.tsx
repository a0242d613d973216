import { Fragment } from "react";
import styles from "./marked-text.module.css";

/** Half-open UTF-16 offsets, in order and apart from one another. */
export type MarkedRanges = readonly (readonly [number, number])[];

/** Plain text with parts of it marked. */
export function MarkedText({ text, ranges }: { text: string; ranges: MarkedRanges }) {
  return (
    <>
      {ranges.map(([from, to], index) => (
        <Fragment key={from}>
          {text.slice(ranges[index - 1]?.[1] ?? 0, from)}
          <mark className={styles.mark}>{text.slice(from, to)}</mark>
        </Fragment>
      ))}
      {text.slice(ranges.at(-1)?.[1] ?? 0)}
    </>
  );
}
