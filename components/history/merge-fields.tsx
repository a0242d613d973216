import type { MergeRecord } from "@/lib/articles/schema";
import type { PlaceName } from "./field-changes";
import type { MergeNames } from "./merge-words";
import styles from "./merge-fields.module.css";

type Fields = MergeRecord["yours"];

export interface MergeFieldsProps {
  base: Fields;
  theirs: Fields;
  yours: Fields;
  result: Fields;
  names: MergeNames;
  placeName: PlaceName;
}

/** What a merge is about beside the text, where the sides differed: what each had, and what was saved. */
export function MergeFields({ base, theirs, yours, result, names, placeName }: MergeFieldsProps) {
  const texts: Record<string, (side: Fields) => string> = {
    Title: ({ title }) => title,
    Tags: ({ tags }) => tags.join(", "),
    Address: ({ slug }) => slug,
    Place: ({ parentId }) => placeName(parentId ?? ""),
  };
  const rows = Object.entries(texts)
    .map(([label, textOf]) => ({ label, values: [base, theirs, yours, result].map(textOf) }))
    .filter(({ values }) => new Set(values).size > 1);
  if (rows.length === 0) return null;
  return (
    <div className={styles.scroller} role="region" aria-label="Beside the text" tabIndex={0}>
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
          {rows.map(({ label, values }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
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
