import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { createApiClient, type ApiClient } from "../lib/client/api-client";
import type { AnyFailure } from "../lib/client/failures";
import { uploadImage } from "../lib/client/import-image";
import { failureSentence } from "../lib/client/sentences";
import { SettingsError } from "../lib/env";
import { countImages, planImport, type PlannedArticle } from "../lib/import/plan-import";
import { isImportable, readFiles, type RawFile, type ReadFiles } from "../lib/import/read-files";
import { runImport, type CreateStep, type ImportResult } from "../lib/import/run-import";
import { slugFrom } from "../lib/wire/slug";
import { openLocalApi } from "./local-api";
import { runCommand } from "./run-command";

const USAGE = `Imports a folder (or a file, or a zip) of Markdown into a space.

  npm run import -- <folder> [--space <address>] [--as <email>]
  npm run import -- <folder> [--space <address>] --url http://localhost:3000 --token <token>

Without --url the data folder is opened directly; Concord must not be running on it then.
With --url the files go to a running Concord; make a token under Settings. CONCORD_TOKEN works too.
Without --space the space is named after the folder; it is made if it does not exist.
--as says whose articles they become (default: the account that owns the installation).
`;

/** Everything in a folder that could be imported, with paths relative to it. */
function collect(target: string): RawFile[] {
  if (!statSync(target).isDirectory()) return [{ path: basename(target), bytes: readFileSync(target) }];
  return readdirSync(target, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ file, path: `${basename(target)}/${relative(target, file).replaceAll("\\", "/")}` }))
    .filter(({ path }) => isImportable(path))
    .map(({ file, path }) => ({ path, bytes: readFileSync(file) }));
}

/** The space with this address, made if it does not exist. Returns its id. */
async function findOrMakeSpace(api: ApiClient, name: string): Promise<string> {
  const slug = slugFrom(name, "imported");
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await api.listSpaces(cursor ? { cursor } : {});
    if (page.kind !== "ok") throw new SettingsError(sentenceFor(page, "list the spaces"));
    const found = page.items.find((space) => space.slug === slug);
    if (found) return found.id;
    cursor = page.nextCursor;
  }
  const made = await api.createSpace({ name, slug });
  if (made.kind === "saved") return made.space.id;
  throw new SettingsError(`The space "${slug}" could not be made. ${made.kind === "conflict" ? made.problem.detail : sentenceFor(made, "make the space")}`);
}

async function create(api: ApiClient, spaceId: string, article: PlannedArticle, parentId: string | null, body: string): Promise<CreateStep> {
  const { title, tags, slug } = article;
  const given = { spaceId, title, body, tags, parentId, kind: "import" as const };
  let outcome = await api.createArticle({ ...given, slug: slug ?? undefined });
  // An address that is taken is no reason to leave a text out: the server makes a free one.
  if (outcome.kind === "duplicate") outcome = await api.createArticle(given);
  if (outcome.kind === "saved") return { kind: "saved", id: outcome.article.id, version: outcome.article.version };
  if (outcome.kind === "throttled") return { kind: "wait", ms: outcome.retryAfterMs };
  if (outcome.kind === "invalid") return { kind: "failed", reason: outcome.errors.map((fault) => `${fault.path} ${fault.message}`).join("; ") };
  return { kind: "failed", reason: sentenceFor(outcome, "create the article") };
}

function sentenceFor(failure: AnyFailure, action: string): string {
  switch (failure.kind) {
    case "offline":
      return "Concord does not answer at this address. Check the address, and that Concord runs.";
    case "unauthorized":
      return "The token is not valid. Make one under Settings → API tokens.";
    case "forbidden":
      return "This account or token may not write there. Use a token that may write, of somebody who may edit the space.";
    default:
      return failureSentence(failure, action);
  }
}

/** Takes back what a stopped import made, children before their parents. Returns what could not be taken back. */
async function undo(api: ApiClient, result: ImportResult): Promise<string[]> {
  const left: string[] = [];
  for (const { id, version, path } of [...result.created].reverse()) {
    const outcome = await api.deleteArticle(id, version);
    if (outcome.kind !== "deleted") left.push(path);
  }
  return left;
}

async function main(given: string[]): Promise<void | "usage"> {
  const { values, positionals } = parseArgs({
    args: given,
    allowPositionals: true,
    options: {
      space: { type: "string" },
      as: { type: "string" },
      url: { type: "string" },
      token: { type: "string" },
    },
  });
  const [target] = positionals;
  if (!target) return "usage";
  const folder = resolve(target);
  const read = readFiles(collect(folder));
  const plan = planImport(read.files, { imagePaths: read.images.map((image) => image.path) });
  const faults = [...read.faults, ...plan.faults];
  if (faults.length > 0) {
    const lines = faults.map((fault) => `  ${fault.path}: ${fault.message}`);
    throw new SettingsError(["Nothing was imported. These files cannot become articles as they are:", ...lines].join("\n"));
  }
  if (plan.articles.length === 0) throw new SettingsError(`There is no Markdown file in ${folder}.`);

  const local = values.url ? null : await openLocalApi(values.as);
  try {
    const token = values.token ?? process.env.CONCORD_TOKEN;
    const api = local?.api ?? createApiClient({ baseUrl: values.url ?? "", ...(token ? { token } : {}) });
    const spaceId = await findOrMakeSpace(api, values.space ?? basename(folder).replace(/\.[^.]+$/, ""));
    await carryOut(api, spaceId, plan.articles, read);
  } finally {
    await local?.close();
  }
}

async function carryOut(api: ApiClient, spaceId: string, articles: PlannedArticle[], read: ReadFiles): Promise<void> {
  const images = new Map(read.images.map((image) => [image.path, image]));
  const result = await runImport(articles, {
    create: (article, parentId, body) => create(api, spaceId, article, parentId, body),
    upload: (path) => uploadImage(api, spaceId, images.get(path)!),
    onProgress: (done, total) => {
      if (process.stderr.isTTY) process.stderr.write(`\r${done + 1} of ${total}`);
      else if (done % 100 === 0) process.stderr.write(`${done} of ${total}\n`);
    },
  });
  if (process.stderr.isTTY) process.stderr.write("\r");
  if (result.failure) {
    const left = await undo(api, result);
    throw new SettingsError(
      `${result.failure.path} could not be imported: ${result.failure.reason}\n` +
        (left.length === 0
          ? "Nothing stays half-imported: what had been made before it is in the trash."
          : `These stay in the space: ${left.join(", ")}`),
    );
  }
  const { urls, refused } = result.images;
  const skippedCount = read.skippedCount + images.size - countImages(articles);
  const skipped = skippedCount > 0 ? ` ${skippedCount} other ${skippedCount === 1 ? "file was" : "files were"} left out.` : "";
  const shown = urls.size > 0 ? ` with ${urls.size} ${urls.size === 1 ? "image" : "images"}` : "";
  process.stdout.write(`${result.created.length} ${result.created.length === 1 ? "article" : "articles"} imported${shown}.${skipped}\n`);
  for (const { path, message } of refused) process.stderr.write(`${path} ${message}; the texts that show it still name its old place.\n`);
}

runCommand(USAGE, main);
