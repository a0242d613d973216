"use client";

import { useId, type ReactNode } from "react";
import styles from "./segmented-control.module.css";

export interface Segment<Value extends string> {
  value: Value;
  label: ReactNode;
}

/** A few choices of which one holds: radio buttons underneath, so that arrows and forms work as ever. */
export function SegmentedControl<Value extends string>({ label, segments, value, onChange }: { label: string; segments: Segment<Value>[]; value: Value; onChange: (value: Value) => void }) {
  const name = useId();
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{label}</legend>
      {segments.map((segment) => (
        <label key={segment.value} className={styles.segment}>
          <input type="radio" name={name} value={segment.value} checked={segment.value === value} onChange={() => onChange(segment.value)} className={styles.input} />
          <span className={styles.face}>{segment.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
