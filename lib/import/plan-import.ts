import { articleCreateSchema } from "../articles/schema";
import { findImageReferences, imagePathsOf, type ImageReference } from "./image-references";
import { parseMarkdownFile, titleFromPath } from "./parse-markdown-file";

/** A file to import: its path with `/`, from the folder that was chosen, and its text. */
export interface ImportFile {
  path: string;
  text: string;
}

/** One article to create. Parents stand before their children. */
export interface PlannedArticle {
  /** The file's path, or the folder's where the folder has no text of its own. Unique in the plan. */
  path: string;
  parentPath: string | null;
  isFolder: boolean;
  title: string;
  body: string;
  tags: string[];
  slug: string | null;
  /** The places in `body` that name an image of the same import. */
  images: ImageReference[];
}

/** A file that cannot become an article as it is, and why. */
export interface ImportFault {
  path: string;
  message: string;
}

export interface ImportPlan {
  articles: PlannedArticle[];
  /** While there is one, nothing should be sent. */
  faults: ImportFault[];
}

const INDEX_NAMES = ["index", "readme", "_index"];
const byPath = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/**
 * Turns files into articles with parents. A folder is the article of its `index.md` or `README.md`, or of the
 * file with its name beside it, or else an empty article with its name; the one folder around everything is left out.
 */
export function planImport(files: ImportFile[], options: { takenSlugs?: Iterable<string>; imagePaths?: Iterable<string> } = {}): ImportPlan {
  const root = commonFolder(files.map((file) => file.path));
  const texts = new Map(files.map((file) => [file.path.slice(root.length), file.text]));
  const takenSlugs = new Set(options.takenSlugs);
  const images = imagePathsOf(options.imagePaths ?? []);
  const owners = folderOwners([...texts.keys()]);
  const faults: ImportFault[] = [];
  const articles: PlannedArticle[] = [];

  for (const path of [...texts.keys(), ...emptyFolders(owners)]) {
    const text = texts.get(path);
    const planned: PlannedArticle =
      text === undefined
        ? { path, parentPath: null, isFolder: true, title: titleFromPath(path.slice(0, -1).replaceAll(".", " ")), body: "", tags: [], slug: null, images: [] }
        : { path, parentPath: null, isFolder: false, ...parseMarkdownFile(titlePath(path), text), images: [] };
    planned.images = findImageReferences(planned.body, root + path, root, images);
    planned.parentPath = parentOf(path, owners);
    // An address that is taken is left to the server, which makes a free one from the title.
    if (planned.slug !== null && takenSlugs.has(planned.slug)) planned.slug = null;
    if (planned.slug !== null) takenSlugs.add(planned.slug);
    const message = faultOf(planned);
    if (message) faults.push({ path, message });
    articles.push(planned);
  }
  return { articles: parentsFirst(articles), faults: faults.sort((a, b) => byPath.compare(a.path, b.path)) };
}

/** How many images the articles of a plan show; one that several show counts once. */
export function countImages(articles: readonly PlannedArticle[]): number {
  return new Set(articles.flatMap((article) => article.images.map((image) => image.path))).size;
}

/** The same plan without some files; folders that were only there for them go too. */
export function withoutPaths(files: ImportFile[], left: Iterable<string>): ImportFile[] {
  const root = commonFolder(files.map((file) => file.path));
  const paths = new Set(left);
  return files.filter((file) => !paths.has(file.path.slice(root.length)));
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}

/** `docs/` where every file is inside it. */
function commonFolder(paths: string[]): string {
  let folder = folderOf(paths[0] ?? "");
  while (folder !== "" && !paths.every((path) => path.startsWith(folder))) folder = folderOf(folder.slice(0, -1));
  return folder;
}

/** For each folder (`a/b/`) the path of the article it becomes. */
function folderOwners(paths: string[]): Map<string, string> {
  const known = new Map(paths.map((path) => [path.toLowerCase(), path]));
  const owners = new Map<string, string>();
  for (const path of paths) {
    for (let folder = folderOf(path); folder !== "" && !owners.has(folder); folder = folderOf(folder.slice(0, -1))) {
      const index = ["md", "markdown", "mdx", "txt"].flatMap((extension) => [
        ...INDEX_NAMES.map((name) => known.get(`${folder}${name}.${extension}`.toLowerCase())),
        known.get(`${folder.slice(0, -1)}.${extension}`.toLowerCase()),
      ]);
      owners.set(folder, index.find((found) => found !== undefined) ?? folder);
    }
  }
  return owners;
}

function emptyFolders(owners: Map<string, string>): string[] {
  return [...owners].filter(([folder, owner]) => folder === owner).map(([folder]) => folder);
}

function parentOf(path: string, owners: Map<string, string>): string | null {
  const folder = path.endsWith("/") ? folderOf(path.slice(0, -1)) : folderOf(path);
  const owner = owners.get(folder) ?? null;
  if (owner !== path) return owner;
  return owners.get(folderOf(folder.slice(0, -1))) ?? null;
}

/** An index file is called what its folder is called. */
function titlePath(path: string): string {
  const folder = folderOf(path);
  const name = path.slice(folder.length).replace(/\.[^.]*$/, "").toLowerCase();
  return folder !== "" && INDEX_NAMES.includes(name) ? `${folder.slice(0, -1)}.md` : path;
}

function parentsFirst(articles: PlannedArticle[]): PlannedArticle[] {
  const children = new Map<string | null, PlannedArticle[]>();
  for (const article of articles) children.set(article.parentPath, [...(children.get(article.parentPath) ?? []), article]);
  const ordered: PlannedArticle[] = [];
  const walk = (parentPath: string | null): void => {
    for (const article of (children.get(parentPath) ?? []).sort((a, b) => byPath.compare(a.path, b.path))) {
      ordered.push(article);
      walk(article.path);
    }
  };
  walk(null);
  return ordered;
}

function faultOf(article: PlannedArticle): string | null {
  const checked = articleCreateSchema.safeParse({ spaceId: "any", title: article.title, body: article.body, tags: article.tags });
  return checked.success ? null : checked.error.issues.map((issue) => `${issue.path[0] === "body" ? "The text" : `Its ${String(issue.path[0])}`} ${issue.message}`).join("; ");
}
