import type { MergeRecord, Revision } from "@/lib/articles/schema";
import type { MergeNames } from "./merge-words";
import styles from "./merge-fields.module.css";

/** Title and tags, where the sides differed: what each had, and what was saved. */
export function MergeFields({ base, theirs, yours, result, names }: { base: Revision; theirs: Revision; yours: MergeRecord["yours"]; result: Revision; names: MergeNames }) {
  const rows = (["title", "tags"] as const)
    .map((field) => ({ field, values: [base, theirs, yours, result].map((side) => textOf(side[field])) }))
    .filter(({ values }) => new Set(values).size > 1);
  if (rows.length === 0) return null;
  return (
    <div className={styles.scroller} role="region" aria-label="Title and tags" tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <td />
            <th scope="col">Before both</th>
            <th scope="col">{names.theirs}</th>
            <th scope="col">{names.yours}</th>
            <th scope="col">Saved</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ field, values }) => (
            <tr key={field}>
              <th scope="row">{field === "title" ? "Title" : "Tags"}</th>
              {values.map((value, index) => (
                <td key={index} data-changed={index > 0 && value !== values[0] ? true : undefined}>
                  {value || <em>none</em>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function textOf(value: string | readonly string[]): string {
  return typeof value === "string" ? value : value.join(", ");
}
