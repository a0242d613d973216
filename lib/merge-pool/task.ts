/** What a worker can be asked, and how a question and its answer travel in parts. */

import { diffLines, mergeArticle, unifiedDiff, type ArticleFields, type ArticleMerge, type LineHunk, type UnifiedDiffOptions, type Versions } from "../merge";
import { MergeFiller, slimMerge, type SlimMerge } from "./slim-merge";

export type MergeArticleInput = Versions<ArticleFields>;

/** A piece of work; its long texts travel beside it. */
export type Task =
  | { kind: "merge"; fields: Versions<Omit<ArticleFields, "body">> }
  | { kind: "diff" }
  | { kind: "unified-diff"; options: UnifiedDiffOptions };

export type Question = { task: Task; texts: readonly string[] };

export type Answers = { merge: ArticleMerge; diff: LineHunk[]; "unified-diff": string };

/** Some of an answer: small enough to be read without holding up anything else. */
export type AnswerPart =
  | { kind: "merge"; part: SlimMerge }
  | { kind: "diff"; hunks: LineHunk[] }
  | { kind: "unified-diff"; text: string };

/** So many UTF-16 units are sent at once; the thread that sends them is busy for about a millisecond. */
const MAX_PART_LENGTH = 250_000;
const MAX_PART_LINES = 1000;

/** A text in parts, in order; none of an empty text. */
export function* partsOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += MAX_PART_LENGTH) yield text.slice(at, at + MAX_PART_LENGTH);
}

/** Does the work, in the worker. The parts come in the order in which an assembler wants them. */
export function* perform({ task, texts }: Question): Generator<AnswerPart> {
  const [first, second, third] = texts as [string, string, string];
  if (task.kind === "merge") {
    const { base, yours, theirs } = task.fields;
    const bodies = { base: first, yours: second, theirs: third };
    const merge = mergeArticle({ base: { ...base, body: first }, yours: { ...yours, body: second }, theirs: { ...theirs, body: third } });
    for (const part of slimMerge(merge, bodies)) yield { kind: "merge", part };
  } else if (task.kind === "diff") {
    yield* hunkParts(diffLines(first, second));
  } else {
    for (const text of partsOf(unifiedDiff(first, second, task.options))) yield { kind: "unified-diff", text };
  }
}

/** Puts an answer together on the thread that asked: each part as it comes, with turns of the event loop between them. */
export type Assembler<T> = { add(part: AnswerPart): unknown; finish(): T };

/** For the answer to a question with these texts. */
export function assembler<K extends Task["kind"]>(kind: K, texts: readonly string[]): Assembler<Answers[K]> {
  const makers: { [Kind in Task["kind"]]: () => Assembler<Answers[Kind]> } = {
    merge: () => {
      const [base, yours, theirs] = texts as [string, string, string];
      const filler = new MergeFiller({ base, yours, theirs });
      return { add: (part) => part.kind === "merge" && filler.add(part.part), finish: () => filler.finish() };
    },
    diff: () => {
      const hunks: LineHunk[] = [];
      return { add: (part) => part.kind === "diff" && joinHunks(hunks, part.hunks), finish: () => hunks };
    },
    "unified-diff": () => {
      let text = "";
      return { add: (part) => part.kind === "unified-diff" && (text += part.text), finish: () => text };
    },
  };
  return makers[kind]();
}

/** Hunks with few lines together, one with many lines in several parts of the same range. */
function* hunkParts(hunks: readonly LineHunk[]): Generator<AnswerPart> {
  let open: LineHunk[] = [];
  let count = 0;
  for (const hunk of hunks) {
    for (let at = 0; at < hunk.lines.length; at += MAX_PART_LINES) {
      const lines = hunk.lines.slice(at, at + MAX_PART_LINES);
      open.push({ ...hunk, lines });
      count += lines.length;
      if (count < MAX_PART_LINES) continue;
      yield { kind: "diff", hunks: open };
      [open, count] = [[], 0];
    }
  }
  yield { kind: "diff", hunks: open };
}

function joinHunks(joined: LineHunk[], hunks: readonly LineHunk[]): void {
  for (const hunk of hunks) {
    const last = joined[joined.length - 1];
    if (last?.before[0] === hunk.before[0] && last.after[0] === hunk.after[0]) for (const line of hunk.lines) last.lines.push(line);
    else joined.push(hunk);
  }
}
