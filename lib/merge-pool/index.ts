/** Merging on the server without holding up other requests. */

import { mergeArticle, type ArticleFields, type ArticleMerge } from "../merge";
import { MergePool, type MergeArticleInput, type PoolOptions } from "./pool";

export { MergePoolBusyError, type MergeArticleInput, type PoolOptions } from "./pool";

/** Smaller merges take less time than the way to a worker and back. Characters in all three versions. */
export const MAX_INLINE_LENGTH = 100_000;

let pool: MergePool | null = null;

/** Say where the worker is, once, when the server starts. Without it every merge runs inline. */
export function configureMergePool({
  workerUrl, maxWorkers = 2, maxQueued = 64, execArgv,
}: { workerUrl: URL } & Partial<PoolOptions>): void {
  void pool?.close();
  pool = new MergePool({ workerUrl, maxWorkers, maxQueued, ...(execArgv === undefined ? {} : { execArgv }) });
}

/**
 * `mergeArticle`, in a worker when the versions are large.
 * @throws MergePoolBusyError when too many merges are waiting
 */
export async function mergeArticleOffThread(input: MergeArticleInput): Promise<ArticleMerge> {
  const length = bodyLength(input.base) + bodyLength(input.yours) + bodyLength(input.theirs);
  if (pool === null || length < MAX_INLINE_LENGTH) return mergeArticle(input);
  return pool.run(input);
}

/** Stop the workers; for an orderly shutdown. */
export async function closeMergePool(): Promise<void> {
  const closing = pool;
  pool = null;
  await closing?.close();
}

const bodyLength = ({ title, body }: ArticleFields): number => title.length + body.length;
