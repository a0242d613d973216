"use client";

import { X } from "lucide-react";
import { Field } from "@/components/ui/field";
import { useTagEntry } from "./use-tag-entry";
import styles from "./tags-field.module.css";

export interface TagsFieldProps {
  value: string[];
  onChange: (tags: string[]) => void;
  error?: string | null;
}

/** The tags of an article as a field of a form. */
export function TagsField({ value, onChange, error }: TagsFieldProps) {
  const entry = useTagEntry(value, onChange);
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
          <input {...control} {...entry} className={styles.input} />
        </div>
      )}
    </Field>
  );
}
