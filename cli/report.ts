/** What a command did or found, as lines for people and as data for programs. */

export interface ReportItem {
  /** One word: what happened to the file, such as `new`, `updated`, `conflict`. */
  kind: string;
  path: string;
  /** A sentence or a few words more. */
  note?: string;
  /** Whether it waits for a person. */
  isUndecided?: boolean;
  /** Whether something that was asked for was not done. */
  isFailed?: boolean;
}

export function itemLine({ kind, path, note }: ReportItem): string {
  return harmless(`  ${kind.padEnd(9)} ${path}${note ? `  ${note}` : ""}`);
}

/** Names and titles are other people's: what would steer a terminal is shown as a blank sign. */
export function harmless(line: string): string {
  return line.replace(/\p{Cc}/gu, "\u{FFFD}");
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

export type Report = (item: ReportItem) => void;
