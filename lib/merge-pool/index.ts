/** Merging and comparing on the server without holding up other requests. */

import { diffLines, mergeArticle, unifiedDiff, type ArticleFields, type ArticleMerge, type LineHunk, type UnifiedDiffOptions } from "../merge";
import { MergePool, type PoolOptions } from "./pool";
import type { MergeArticleInput } from "./task";

export { MergePoolBusyError, type PoolOptions } from "./pool";
export type { MergeArticleInput } from "./task";

/** What is smaller takes less time than the way to a worker and back. Characters in all versions. */
export const MAX_INLINE_LENGTH = 100_000;

/** Each as the function of the engine with its name, in a worker when the texts are large; rejects with MergePoolBusyError when too many are waiting. */
export type Merger = {
  merge(input: MergeArticleInput): Promise<ArticleMerge>;
  diffLines(before: string, after: string): Promise<LineHunk[]>;
  unifiedDiff(before: string, after: string, options: UnifiedDiffOptions): Promise<string>;
  /** Stops the workers; for an orderly shutdown. */
  close(): Promise<void>;
};

/** Workers started on demand from `workerUrl`; without one (null) everything runs on this thread. */
export function createMerger(options: Pick<PoolOptions, "workerUrl"> & Partial<PoolOptions> | null): Merger {
  const pool = options && new MergePool({ maxWorkers: 2, maxQueued: 64, ...options });
  const poolFor = (texts: readonly string[]): MergePool | null =>
    texts.reduce((sum, text) => sum + text.length, 0) < MAX_INLINE_LENGTH ? null : pool;
  return {
    async merge(input) {
      const bodies = [input.base.body, input.yours.body, input.theirs.body];
      const worker = poolFor([...bodies, input.base.title, input.yours.title, input.theirs.title]);
      if (worker === null) return mergeArticle(input);
      return worker.run({ kind: "merge", fields: { base: fieldsOf(input.base), yours: fieldsOf(input.yours), theirs: fieldsOf(input.theirs) } }, bodies);
    },
    async diffLines(before, after) {
      return poolFor([before, after])?.run({ kind: "diff" }, [before, after]) ?? diffLines(before, after);
    },
    async unifiedDiff(before, after, options) {
      return poolFor([before, after])?.run({ kind: "unified-diff", options }, [before, after]) ?? unifiedDiff(before, after, options);
    },
    async close() {
      await pool?.close();
    },
  };
}

function fieldsOf({ body: _, ...fields }: ArticleFields): Omit<ArticleFields, "body"> {
  return fields;
}
