import { isMap, isNode, isScalar, parseDocument, stringify, type Scalar, type YAMLMap } from "yaml";
import { MAX_TAG_LENGTH, MAX_TAGS, MAX_TITLE_LENGTH } from "../articles/schema";
import { slugSchema } from "../wire/schema";

/** A Markdown file as an article: pure, the same in the browser and on the command line. */
export interface ParsedMarkdownFile {
  title: string;
  /** The text without what became title, tags and slug; everything else byte for byte. */
  body: string;
  tags: string[];
  /** From the front matter, where it names a usable one. */
  slug: string | null;
}

/**
 * Reads title, tags and slug from the front matter. Without a title there, a heading that opens the text is
 * the title, and without that the name of the file. Keys that mean nothing here stay in the text, and so
 * does front matter that is not YAML.
 */
export function parseMarkdownFile(path: string, text: string): ParsedMarkdownFile {
  const { fields, rest } = takeFrontMatter(text.replace(/^\uFEFF/, ""));
  const heading = openingHeading(rest.text);
  const named = cleanTitle(fields.title);
  const title = named ?? cleanTitle(heading?.title) ?? titleFromPath(path);
  // The title stands above the text already; only the very same words are left out.
  const isRepeated = heading !== null && cleanTitle(heading.title) === title;
  const body = rest.kept + (isRepeated ? rest.text.slice(heading.end) : rest.text);
  return { title, body, tags: cleanTags(fields.tags), slug: cleanSlug(fields.slug) };
}

/** `getting-started/02_first-steps.md` is "First steps". */
export function titleFromPath(path: string): string {
  const name = path.split("/").pop() ?? path;
  const words = name
    .replace(/\.[^.]*$/, "")
    .replace(/^\d+[-_. ]+(?=.)/, "")
    .replace(/[-_]+/g, " ")
    .trim();
  return cleanTitle(words.charAt(0).toUpperCase() + words.slice(1)) ?? "Untitled";
}

interface Fields {
  title?: unknown;
  tags?: unknown;
  slug?: unknown;
}

const FRONT_MATTER = /^---[ \t]*(\r?\n)([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;
/** The keys that become fields of the article. */
export const UNDERSTOOD = ["title", "tags", "slug"] as const;

/** The fields that front matter names, and what is left of it and behind it. */
export function takeFrontMatter(text: string): { fields: Fields; rest: { kept: string; text: string } } {
  const nothing = { fields: {}, rest: { kept: "", text } };
  const match = FRONT_MATTER.exec(text);
  if (!match) return nothing;
  const yaml = match[2]!.replaceAll("\r\n", "\n");
  const document = parseDocument(yaml, { schema: "core", logLevel: "silent" });
  if (document.errors.length > 0 || !isMap(document.contents)) return nothing;

  const fields = document.toJS({ maxAliasCount: 100 }) as Fields;
  const after = text.slice(match[0].length);
  const lineEnd = match[1]!;
  const others = document.contents.items.filter((pair) => !isUnderstood(pair.key));
  const isWhole = others.length === document.contents.items.length;
  const kept = others.length === 0 ? "" : isWhole ? match[0] : fence(withoutUnderstood(yaml, document.contents), lineEnd);
  // The blank line after the fence belonged to the front matter.
  return { fields, rest: { kept, text: kept ? after : after.replace(/^[ \t]*\r?\n/, "") } };
}

/** The other keys and all remarks to the letter, as far as each stands on lines of its own. */
function withoutUnderstood(yaml: string, map: YAMLMap): string {
  if (map.flow) {
    for (const key of UNDERSTOOD) map.delete(key);
    return stringify(map, { lineWidth: 0 });
  }
  let kept = "";
  let at = 0;
  for (const { key, value } of map.items) {
    if (!isUnderstood(key)) continue;
    const end = (isNode(value) ? value.range?.[1] : undefined) ?? key.range![1];
    const lineEnd = yaml[end - 1] === "\n" ? end : yaml.indexOf("\n", end) + 1 || yaml.length;
    kept += yaml.slice(at, key.range![0]);
    at = lineEnd;
  }
  return kept + yaml.slice(at);
}

const isUnderstood = (key: unknown): key is Scalar => isScalar(key) && (UNDERSTOOD as readonly unknown[]).includes(key.value);

function fence(yaml: string, lineEnd: string): string {
  return `---\n${yaml.replace(/\n$/, "")}\n---\n`.replaceAll("\n", lineEnd);
}

/** A longer line is no heading that anybody would read: it stays text, whole. */
const MAX_HEADING_LENGTH = 1000;

/** A first-level heading before anything else (its words, and where what is behind it begins), as `# Title` or underlined with `===`. */
export function openingHeading(text: string): { title: string; end: number } | null {
  const first = lineAt(text, afterBlankLines(text, 0));
  if (first.text.length > MAX_HEADING_LENGTH) return null;
  const marked = /^ {0,3}#[ \t]+(.*)$/s.exec(first.text)?.[1];
  if (marked !== undefined) return { title: plainText(withoutClosingMarks(marked)), end: afterBlankLines(text, first.end) };
  if (!/^[^\s#>*+\-`|]/.test(first.text)) return null;
  const under = lineAt(text, first.end);
  if (!/^=+$/.test(under.text.trimEnd())) return null;
  return { title: plainText(first.text), end: afterBlankLines(text, under.end) };
}

/** The line that begins at `from`, without its end, and where the next one begins. */
function lineAt(text: string, from: number): { text: string; end: number } {
  const feed = text.indexOf("\n", from);
  const end = feed === -1 ? text.length : feed + 1;
  return { text: text.slice(from, feed === -1 ? end : feed).replace(/\r$/, ""), end };
}

function afterBlankLines(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const line = lineAt(text, at);
    if (line.text.trim() !== "" || text[line.end - 1] !== "\n") break;
    at = line.end;
  }
  return at;
}

/** `Title ##` is "Title". */
function withoutClosingMarks(heading: string): string {
  let end = heading.trimEnd().length;
  while (end > 0 && heading[end - 1] === "#") end -= 1;
  return heading.slice(0, end).trimEnd();
}

/** Inline Markdown of a heading without its marks, since a title is plain text. */
function plainText(markdown: string): string {
  return markdown
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/<[^>]+>/g, "")
    .replace(/\s*\{#[^}]*\}\s*$/, "")
    .replace(/(`+|\*\*|__)(.+?)\1/g, "$2")
    .replace(/(^|\W)[*_](\S.*?)[*_](?=\W|$)/g, "$1$2")
    .replace(/\\([\\`*_{}[\]()#+\-.!<>|])/g, "$1");
}

function cleanTitle(value: unknown): string | null {
  if (typeof value !== "string" && typeof value !== "number") return null;
  const text = String(value);
  const line = /[\r\n]/.test(text) ? text.trim().replace(/\s*[\r\n]\s*/g, " ") : text;
  if (line.trim() === "") return null;
  if (line.length <= MAX_TITLE_LENGTH) return line;
  return `${line.slice(0, MAX_TITLE_LENGTH - 1).replace(/[\uD800-\uDBFF]$/, "").trimEnd()}…`;
}

function cleanTags(value: unknown): string[] {
  const list = Array.isArray(value) ? value : typeof value === "string" ? value.split(",") : [];
  const tags = list
    .filter((tag) => typeof tag === "string" || typeof tag === "number")
    .map((tag) => String(tag).replace(/\s+/g, " ").trim().replace(/^#/, ""))
    .filter((tag) => tag !== "" && tag.length <= MAX_TAG_LENGTH);
  return [...new Set(tags)].slice(0, MAX_TAGS);
}

function cleanSlug(value: unknown): string | null {
  if (typeof value !== "string") return null;
  const slug = slugSchema.safeParse(value.replace(/^\/+|\/+$/g, ""));
  return slug.success ? slug.data : null;
}
