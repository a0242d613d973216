import type { Question } from "./source";

/** What another version of theirs has changed about the questions. */
export interface News {
  /** Asked for the first time, or again because theirs has other words there now. */
  readonly asked: readonly string[];
  /** How many are no longer asked. */
  readonly vanished: number;
  /** Decided texts that have no place any more, so that they are not lost without a word. */
  readonly released: readonly string[];
  /** Whether anything is decided still. */
  readonly hasKept: boolean;
}

/** Compares the questions before and after the article has moved. */
export function newsOf(before: readonly Question[], after: readonly Question[], released: readonly string[], hasKept: boolean): News {
  const known = new Set(before.map(({ id }) => id));
  const left = new Set(after.map(({ id }) => id));
  const asked = after.filter(({ id }) => !known.has(id));
  const gone = before.filter(({ id }) => !left.has(id));
  // A place that is asked about with other words has not vanished.
  const vanished = gone.filter((question) => !asked.some((other) => isSamePlace(question, other)));
  return { asked: asked.map(({ id }) => id), vanished: vanished.length, released, hasKept };
}

function isSamePlace(a: Question, b: Question): boolean {
  if (a.field !== b.field) return false;
  if (a.field !== "body") return true;
  const [aStart, aEnd] = a.conflict.range.yours;
  const [bStart, bEnd] = b.conflict.range.yours;
  return aStart <= bEnd && bStart <= aEnd;
}

/** The news in sentences. */
export function newsText({ asked, vanished, hasKept }: News, theirName: string): string {
  const parts = [asked.length > 0 && `${count(asked.length)} to decide on anew`, vanished > 0 && `${count(vanished)} no longer asked`].filter(Boolean);
  const sentences = [`${theirName} saved again, and that is merged in.`, parts.length > 0 && `${parts.join(", ")}.`, hasKept && "Your decisions are kept."];
  return sentences.filter(Boolean).join(" ");
}

function count(number: number): string {
  return `${number} ${number === 1 ? "place" : "places"}`;
}
