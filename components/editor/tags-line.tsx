"use client";

import { Plus, X } from "lucide-react";
import { useId, useState, type KeyboardEvent } from "react";
import { MAX_TAG_LENGTH, MAX_TAGS } from "@/lib/articles/schema";
import styles from "./tags-line.module.css";

export interface TagsLineProps {
  value: readonly string[];
  onChange: (tags: string[]) => void;
  error: string | null;
}

/** The tags under the title. Enter or a comma ends one; Backspace in the empty field takes the last one back. */
export function TagsLine({ value, onChange, error }: TagsLineProps) {
  const id = useId();
  const [text, setText] = useState("");

  const add = (words: string) => {
    const tags = words
      .split(",")
      .map((tag) => tag.trim().replace(/^#/, "").slice(0, MAX_TAG_LENGTH))
      .filter(Boolean);
    setText("");
    if (tags.length > 0) onChange([...new Set([...value, ...tags])].slice(0, MAX_TAGS));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") {
      event.preventDefault();
      add(text);
    } else if (event.key === "Backspace" && text === "" && value.length > 0) onChange(value.slice(0, -1));
  };

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
          autoComplete="off"
          value={text}
          onChange={(event) => (event.target.value.includes(",") ? add(event.target.value) : setText(event.target.value))}
          onKeyDown={onKeyDown}
          onBlur={() => add(text)}
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
