"use client";

import { Plus, X } from "lucide-react";
import { useId } from "react";
import { useTagEntry } from "@/components/article-fields/use-tag-entry";
import styles from "./tags-line.module.css";

export interface TagsLineProps {
  value: readonly string[];
  onChange: (tags: string[]) => void;
  error: string | null;
}

/** The tags under the title. */
export function TagsLine({ value, onChange, error }: TagsLineProps) {
  const id = useId();
  const entry = useTagEntry(value, onChange);

  return (
    <div className={styles.line}>
      <ul className={styles.tags} aria-label="Tags">
        {value.map((tag) => (
          <li key={tag} className={styles.tag}>
            {tag}
            <button type="button" className={styles.remove} aria-label={`Remove tag ${tag}`} onClick={() => onChange(value.filter((other) => other !== tag))}>
              <X aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
      <label className={styles.add}>
        <Plus aria-hidden="true" />
        <input
          aria-label="Add tag"
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          className={styles.input}
          placeholder="Add tag"
          {...entry}
        />
      </label>
      {error && (
        <p id={`${id}-error`} className={styles.error} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
