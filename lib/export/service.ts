import "server-only";
import type { ArticleRepository } from "../articles/repository";
import type { ArticleHead } from "../articles/content";
import type { Viewer } from "../auth/viewer";
import type { FileRepository } from "../files/repository";
import { fileIdsIn } from "../files/schema";
import { refusalFor } from "../spaces/access";
import type { SpaceRepository } from "../spaces/repository";
import type { CommonProblem } from "../wire/problems";
import { articleFile } from "./article-file";
import { filePath, withFilePaths } from "./file-links";
import { layOut } from "./layout";
import { zipOf, type ZipEntry } from "./zip";

export type ExportService = ReturnType<typeof createExportService>;

const HEADS_AT_ONCE = 500;

/** Everything in a space, to be taken elsewhere and back. */
export function createExportService(articles: ArticleRepository, files: FileRepository, spaces: SpaceRepository) {
  async function headsOf(viewer: Viewer, spaceId: string): Promise<ArticleHead[]> {
    const heads: ArticleHead[] = [];
    for (;;) {
      const last = heads.at(-1);
      const after = last ? { value: last.createdAt.toISOString(), id: last.id } : null;
      const page = await articles.list(viewer.userId, { space: spaceId, sort: "createdAt", isDeleted: false }, after, HEADS_AT_ONCE);
      heads.push(...page);
      if (page.length < HEADS_AT_ONCE) return heads;
    }
  }

  /** The articles as files, and behind them the images that they show. */
  async function* entriesOf(spaceId: string, heads: readonly ArticleHead[]): AsyncGenerator<ZipEntry> {
    const layout = layOut(heads);
    const filePaths = new Map<string, string>();
    const taken = new Set<string>();
    const encoder = new TextEncoder();
    for (const { id } of heads) {
      const article = await articles.find(id);
      // Gone since the list was read.
      if (!article || article.deletedAt) continue;
      for (const fileId of fileIdsIn(article.body)) {
        const file = filePaths.has(fileId) ? null : await files.find(fileId);
        if (file?.spaceId === spaceId) filePaths.set(fileId, filePath(file, taken));
      }
      const path = layout.get(id)!;
      const text = articleFile({ ...article, body: withFilePaths(article.body, path, filePaths) });
      yield { path, bytes: encoder.encode(text), modifiedAt: article.updatedAt, isCompressed: false };
    }
    for (const [id, path] of filePaths) {
      const file = await files.find(id);
      const bytes = file && (await files.read(file));
      if (file && bytes) yield { path, bytes, modifiedAt: file.createdAt, isCompressed: file.mediaType !== "image/svg+xml" };
    }
  }

  return {
    /** A space as a zip of Markdown files with its images; the trash and earlier versions stay behind. */
    async space(viewer: Viewer, id: string): Promise<{ kind: "found"; name: string; zip: AsyncGenerator<Uint8Array> } | CommonProblem> {
      const space = await spaces.findFor(viewer.userId, id);
      const refusal = refusalFor(viewer, space?.role ?? null, "viewer");
      if (refusal || !space) return refusal ?? { kind: "not-found" };
      const heads = await headsOf(viewer, id);
      return { kind: "found", name: space.slug, zip: zipOf(entriesOf(id, heads)) };
    },
  };
}
