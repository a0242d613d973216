import { Undo2 } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import type { Revision } from "@/lib/articles/schema";
import { diffWords, type WordPiece } from "@/lib/merge";
import { Words } from "./words";
import styles from "./field-changes.module.css";

/** The fields that a part of a restore can be about; where an article stands is not part of what it said. */
export type RestorableField = "title" | "tags";

export interface FieldChange {
  label: string;
  pieces: WordPiece[];
  field: RestorableField | null;
}

/** The name of a place in the tree, which a version knows by id; the empty id is the top of the space. */
export type PlaceName = (parentId: string) => string;

/** What differs between two versions beside the text. */
export function fieldChangesOf(from: Revision | null, to: Revision, placeName: PlaceName): FieldChange[] {
  const changes: FieldChange[] = [];
  if (from?.title !== to.title) changes.push({ label: "Title", pieces: diffWords(from?.title ?? "", to.title), field: "title" });
  const tags = tagPieces(from?.tags ?? [], to.tags);
  if (tags.some(({ kind }) => kind !== "same")) changes.push({ label: "Tags", pieces: tags, field: "tags" });
  if (from && from.slug !== to.slug) changes.push({ label: "Address", pieces: diffWords(from.slug, to.slug), field: null });
  if (from && from.status !== to.status) changes.push({ label: "Status", pieces: diffWords(from.status, to.status), field: null });
  if (from && from.parentId !== to.parentId) changes.push({ label: "Place", pieces: placePieces(placeName(from.parentId ?? ""), placeName(to.parentId ?? "")), field: null });
  return changes;
}

/** Names of places are compared whole: words that two of them share say nothing. */
function placePieces(before: string, after: string): WordPiece[] {
  return [
    { kind: "removed", text: before },
    { kind: "same", text: " " },
    { kind: "added", text: after },
  ];
}

/** Tags are a set: what went, what came, and what stayed. */
function tagPieces(before: readonly string[], after: readonly string[]): WordPiece[] {
  const all = [...new Set([...before, ...after])];
  return all.flatMap((tag, index): WordPiece[] => [
    ...(index > 0 ? [{ kind: "same" as const, text: ", " }] : []),
    { kind: !before.includes(tag) ? "added" : after.includes(tag) ? "same" : "removed", text: tag },
  ]);
}

/** Title, tags and the other fields that changed, each with the way back. */
export function FieldChanges({ changes, onTakeBack }: { changes: readonly FieldChange[]; onTakeBack?: (field: RestorableField) => void }) {
  return (
    <dl className={styles.fields}>
      {changes.map(({ label, pieces, field }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <Words pieces={pieces} />
            {field && onTakeBack && (
              <IconButton size="sm" label={`Put the ${field} back into the current article`} icon={<Undo2 aria-hidden="true" />} onClick={() => onTakeBack(field)} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
