import { withImageUrls } from "./image-references";
import type { ImportFault, PlannedArticle } from "./plan-import";

/** What creating one article came to, as far as an import needs to know. */
export type CreateStep =
  | { kind: "saved"; id: string; version: number }
  /** Too fast: the same article is sent again after a while. */
  | { kind: "wait"; ms: number }
  | { kind: "failed"; reason: string };

/** What sending one image came to. */
export type UploadStep =
  | { kind: "uploaded"; url: string }
  | { kind: "wait"; ms: number }
  /** This image can never be kept: the text goes on without it. */
  | { kind: "refused"; reason: string }
  | { kind: "failed"; reason: string };

/** The images that an import has sent: their addresses by their paths, and those that were refused. */
export interface ImportedImages {
  urls: ReadonlyMap<string, string>;
  refused: readonly ImportFault[];
}

export interface ImportedArticle {
  path: string;
  id: string;
  title: string;
  version: number;
}

export interface ImportResult {
  created: ImportedArticle[];
  images: ImportedImages;
  /** What the import stopped at; null where it went through or was cancelled. */
  failure: { path: string; reason: string } | null;
  /** What was not sent, in order, the failed one first. Empty where everything was created. */
  remaining: PlannedArticle[];
}

export interface RunOptions {
  /** `body` is the article's, with the addresses of its images. */
  create: (article: PlannedArticle, parentId: string | null, body: string) => Promise<CreateStep>;
  /** Sends the image at `path`. */
  upload: (path: string) => Promise<UploadStep>;
  onProgress?: (done: number, total: number, article: PlannedArticle) => void;
  /** Stops between two articles. */
  signal?: AbortSignal;
  /** What an earlier, stopped run came to: its articles are parents for the ones that remain. */
  before?: Pick<ImportResult, "created" | "images">;
  sleep?: (ms: number) => Promise<void>;
}

/** Creates the planned articles one after the other and stops at the first that fails: what is reported is what happened. */
export async function runImport(articles: PlannedArticle[], options: RunOptions): Promise<ImportResult> {
  const { before, signal } = options;
  const sleep = options.sleep ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms)));
  const created = [...(before?.created ?? [])];
  const urls = new Map(before?.images.urls);
  const refused = [...(before?.images.refused ?? [])];
  const ids = new Map(created.map((article) => [article.path, article.id]));
  const total = created.length + articles.length;

  /** Does one step again for as long as it is to wait; null where it was cancelled meanwhile. */
  async function untilDone<Step extends { kind: string }>(step: () => Promise<Step | { kind: "wait"; ms: number }>): Promise<Step | null> {
    for (;;) {
      const outcome = await step();
      if (!isWait(outcome)) return outcome;
      if (signal?.aborted) return null;
      await sleep(outcome.ms);
    }
  }

  /** Sends what `article` shows and was not sent yet. Gives back what it stopped at, if it did. */
  async function sendImages(article: PlannedArticle): Promise<"sent" | "cancelled" | { path: string; reason: string }> {
    for (const { path } of article.images) {
      if (urls.has(path) || refused.some((image) => image.path === path)) continue;
      const step = await untilDone(() => options.upload(path));
      if (step === null) return "cancelled";
      if (step.kind === "failed") return { path, reason: step.reason };
      if (step.kind === "uploaded") urls.set(path, step.url);
      else refused.push({ path, message: step.reason });
    }
    return "sent";
  }

  for (const [index, article] of articles.entries()) {
    const stopped = (failure: ImportResult["failure"]) => ({ created, images: { urls, refused }, failure, remaining: articles.slice(index) });
    if (signal?.aborted) return stopped(null);
    options.onProgress?.(created.length, total, article);
    const images = await sendImages(article);
    if (images !== "sent") return stopped(images === "cancelled" ? null : images);
    const parentId = article.parentPath === null ? null : (ids.get(article.parentPath) ?? null);
    const body = withImageUrls(article.body, article.images, urls);
    const step = await untilDone(() => options.create(article, parentId, body));
    if (step === null) return stopped(null);
    if (step.kind === "failed") return stopped({ path: article.path, reason: step.reason });
    ids.set(article.path, step.id);
    created.push({ path: article.path, id: step.id, title: article.title, version: step.version });
  }
  return { created, images: { urls, refused }, failure: null, remaining: [] };
}

const isWait = (step: { kind: string }): step is { kind: "wait"; ms: number } => step.kind === "wait";
