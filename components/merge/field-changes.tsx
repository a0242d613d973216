"use client";

import type { Resolution } from "@/lib/merge";
import { useMergeSurroundings } from "./merge-context";
import { TAGS_CHANGE, TITLE_CHANGE } from "./model/pieces";
import type { Choices, MergedSource } from "./model/source";
import styles from "./field-changes.module.css";

/** Title and tags that merged by themselves: what became of them, and the way back. */
export function FieldChanges({ merged, choices }: { merged: MergedSource; choices: Choices }) {
  const { theirName } = useMergeSurroundings();
  const { source, merge } = merged;
  const yours = source.yours;
  const isTitleAsked = merge.conflicts.some(({ field }) => field === "title");
  const changes: { key: string; text: string }[] = [];
  if (!isTitleAsked && merge.merged.title !== yours.title) {
    changes.push({ key: TITLE_CHANGE, text: `${theirName} changed the title from “${yours.title}” to “${merge.merged.title}”` });
  }
  const tags = tagsText(yours.tags, merge.merged.tags);
  if (tags) changes.push({ key: TAGS_CHANGE, text: `${theirName} ${tags}` });
  if (changes.length === 0) return null;
  return (
    <ul className={styles.list} aria-label="Title and tags">
      {changes.map(({ key, text }) => (
        <FieldChange key={key} id={key} text={text} choice={choices[key]} />
      ))}
    </ul>
  );
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
