"use client";

import { X } from "lucide-react";
import { useState, type KeyboardEvent } from "react";
import { Field } from "@/components/ui/field";
import { MAX_TAG_LENGTH, MAX_TAGS } from "@/lib/articles/schema";
import styles from "./tags-field.module.css";

export interface TagsFieldProps {
  value: string[];
  onChange: (tags: string[]) => void;
  error?: string | null;
}

/** Tags as words: Enter or a comma ends one, Backspace in the empty field takes the last one back. */
export function TagsField({ value, onChange, error }: TagsFieldProps) {
  const [text, setText] = useState("");

  const add = (words: string) => {
    const tags = words
      .split(",")
      .map((tag) => tag.trim().replace(/^#/, "").slice(0, MAX_TAG_LENGTH))
      .filter(Boolean);
    setText("");
    if (tags.length) onChange([...new Set([...value, ...tags])].slice(0, MAX_TAGS));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && text.trim() !== "") {
      event.preventDefault();
      add(text);
    } else if (event.key === "Backspace" && text === "" && value.length) {
      onChange(value.slice(0, -1));
    }
  };

  return (
    <Field label="Tags" hint="Enter or a comma after each one." error={error}>
      {(control) => (
        <div className={styles.box}>
          {value.map((tag) => (
            <span key={tag} className={styles.tag}>
              {tag}
              <button type="button" aria-label={`Remove the tag ${tag}`} onClick={() => onChange(value.filter((other) => other !== tag))}>
                <X aria-hidden="true" />
              </button>
            </span>
          ))}
          <input
            {...control}
            className={styles.input}
            value={text}
            onChange={(event) => (event.target.value.includes(",") ? add(event.target.value) : setText(event.target.value))}
            onKeyDown={onKeyDown}
            onBlur={() => add(text)}
            autoComplete="off"
          />
        </div>
      )}
    </Field>
  );
}
