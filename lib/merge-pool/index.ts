/** Merging on the server without holding up other requests. */

import { mergeArticle, type ArticleFields, type ArticleMerge } from "../merge";
import { MergePool, type MergeArticleInput, type PoolOptions } from "./pool";

export { MergePoolBusyError, type MergeArticleInput, type PoolOptions } from "./pool";

/** Smaller merges take less time than the way to a worker and back. Characters in all three versions. */
export const MAX_INLINE_LENGTH = 100_000;

export type Merger = {
  /**
   * `mergeArticle`, in a worker when the versions are large.
   * Rejects with MergePoolBusyError when too many merges are waiting.
   */
  merge(input: MergeArticleInput): Promise<ArticleMerge>;
  /** Stops the workers; for an orderly shutdown. */
  close(): Promise<void>;
};

/** Workers started on demand from `workerUrl`; without one (null) every merge runs on this thread. */
export function createMerger(options: Pick<PoolOptions, "workerUrl"> & Partial<PoolOptions> | null): Merger {
  const pool = options && new MergePool({ maxWorkers: 2, maxQueued: 64, ...options });
  return {
    async merge(input) {
      const length = bodyLength(input.base) + bodyLength(input.yours) + bodyLength(input.theirs);
      if (pool === null || length < MAX_INLINE_LENGTH) return mergeArticle(input);
      return pool.run(input);
    },
    async close() {
      await pool?.close();
    },
  };
}

const bodyLength = ({ title, body }: ArticleFields): number => title.length + body.length;
