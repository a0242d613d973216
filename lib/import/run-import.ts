import type { PlannedArticle } from "./plan-import";

/** What creating one article came to, as far as an import needs to know. */
export type CreateStep =
  | { kind: "saved"; id: string; version: number }
  /** Too fast: the same article is sent again after a while. */
  | { kind: "wait"; ms: number }
  | { kind: "failed"; reason: string };

export interface ImportedArticle {
  path: string;
  id: string;
  title: string;
  version: number;
}

export interface ImportResult {
  created: ImportedArticle[];
  /** What the import stopped at; null where it went through or was cancelled. */
  failure: { path: string; reason: string } | null;
  /** What was not sent, in order, the failed one first. Empty where everything was created. */
  remaining: PlannedArticle[];
}

export interface RunOptions {
  create: (article: PlannedArticle, parentId: string | null) => Promise<CreateStep>;
  onProgress?: (done: number, total: number, article: PlannedArticle) => void;
  /** Stops between two articles. */
  signal?: AbortSignal;
  /** What an earlier, stopped run created: its articles are parents for the ones that remain. */
  before?: ImportedArticle[];
  sleep?: (ms: number) => Promise<void>;
}

/** Creates the planned articles one after the other and stops at the first that fails: what is reported is what happened. */
export async function runImport(articles: PlannedArticle[], options: RunOptions): Promise<ImportResult> {
  const sleep = options.sleep ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms)));
  const created = [...(options.before ?? [])];
  const ids = new Map(created.map((article) => [article.path, article.id]));
  const total = created.length + articles.length;

  for (const [index, article] of articles.entries()) {
    if (options.signal?.aborted) return { created, failure: null, remaining: articles.slice(index) };
    options.onProgress?.(created.length, total, article);
    const parentId = article.parentPath === null ? null : (ids.get(article.parentPath) ?? null);
    let step = await options.create(article, parentId);
    while (step.kind === "wait" && !options.signal?.aborted) {
      await sleep(step.ms);
      step = await options.create(article, parentId);
    }
    if (step.kind !== "saved") {
      const failure = step.kind === "failed" ? { path: article.path, reason: step.reason } : null;
      return { created, failure, remaining: articles.slice(index) };
    }
    ids.set(article.path, step.id);
    created.push({ path: article.path, id: step.id, title: article.title, version: step.version });
  }
  return { created, failure: null, remaining: [] };
}
