"use client";

import { useId, useLayoutEffect, useRef } from "react";
import { MAX_TITLE_LENGTH } from "@/lib/articles/schema";
import styles from "./title-field.module.css";

export interface TitleFieldProps {
  value: string;
  onChange: (title: string) => void;
  /** Enter: on to the text. */
  onDone: () => void;
  error: string | null;
}

/** The title, as large as it will be read; a long one wraps. */
export function TitleField({ value, onChange, onDone, error }: TitleFieldProps) {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  // As tall as its text, in browsers that cannot do that by style alone.
  useLayoutEffect(() => {
    const element = area.current;
    if (!element || CSS.supports("field-sizing", "content")) return;
    element.style.height = "auto";
    element.style.height = `${element.scrollHeight}px`;
  }, [value]);
  return (
    <div className={styles.field}>
      <textarea
        ref={area}
        aria-label="Title"
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        className={styles.title}
        rows={1}
        maxLength={MAX_TITLE_LENGTH}
        placeholder="Title"
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.target.value.replace(/[\r\n]+/g, " "))}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
          event.preventDefault();
          onDone();
        }}
      />
      {error && (
        <p id={`${id}-error`} className={styles.error} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
