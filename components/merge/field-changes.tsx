"use client";

import type { Content } from "@/lib/editor/content";
import type { Resolution } from "@/lib/merge";
import { useMergeSurroundings } from "./merge-context";
import { fieldKey, MERGED_FIELDS } from "./model/pieces";
import type { Choices, MergedSource } from "./model/source";
import type { Place } from "./place";
import styles from "./field-changes.module.css";

/** Fields that merged by themselves: what became of them, and the way back. */
export function FieldChanges({ merged, choices }: { merged: MergedSource; choices: Choices }) {
  const { theirName, place } = useMergeSurroundings();
  const { source, merge } = merged;
  const asked = new Set(merge.conflicts.map(({ field }) => field));
  const changes = MERGED_FIELDS.flatMap((field) => {
    const text = asked.has(field) ? null : changeText(field, source.yours, merge.merged, place);
    return text ? [{ key: fieldKey(field), text: `${theirName} ${text}` }] : [];
  });
  if (changes.length === 0) return null;
  return (
    <ul className={styles.list} aria-label="Title, tags and place">
      {changes.map(({ key, text }) => (
        <FieldChange key={key} id={key} text={text} choice={choices[key]} />
      ))}
    </ul>
  );
}

/** What the merge made of a field of yours, in words; null where it left it. */
function changeText(field: (typeof MERGED_FIELDS)[number], yours: Content, merged: Content, place: Place): string | null {
  switch (field) {
    case "title":
      return yours.title === merged.title ? null : `changed the title from “${yours.title}” to “${merged.title}”`;
    case "tags":
      return tagsText(yours.tags, merged.tags);
    case "slug":
      return merged.slug === undefined || yours.slug === merged.slug ? null : `changed the address to “${merged.slug}”`;
    case "parentId":
      return merged.parentId === undefined || yours.parentId === merged.parentId ? null : `moved the article to “${place.nameOf(merged.parentId ?? "")}”`;
  }
}

function FieldChange({ id, text, choice }: { id: string; text: string; choice: Resolution | undefined }) {
  const { dispatch } = useMergeSurroundings();
  return (
    <li className={styles.change} data-back={choice ? true : undefined}>
      <span>
        {text}
        {choice && " – turned back"}
      </span>
      <button type="button" className={styles.action} onClick={() => dispatch(choice ? { kind: "reopened", id } : { kind: "chosen", id, resolution: { kind: "yours" } })}>
        {choice ? "Merge it again" : "Turn back"}
      </button>
    </li>
  );
}

function tagsText(before: readonly string[], after: readonly string[]): string | null {
  const added = after.filter((tag) => !before.includes(tag));
  const removed = before.filter((tag) => !after.includes(tag));
  const parts = [words("added the", added), words("removed the", removed)].filter(Boolean);
  return parts.length > 0 ? parts.join(" and ") : null;
}

function words(verb: string, tags: readonly string[]): string {
  if (tags.length === 0) return "";
  return `${verb} ${tags.length === 1 ? "tag" : "tags"} ${tags.map((tag) => `“${tag}”`).join(", ")}`;
}
