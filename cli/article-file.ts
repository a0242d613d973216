import { parseDocument } from "yaml";
import { parseMarkdownFile, titleFromPath } from "../lib/import/parse-markdown-file";
import { splitKeys } from "../lib/merge/index";

/** An article as a Markdown file: a small front matter with title and tags, then the text byte for byte. */

export interface WrittenFields {
  title: string;
  tags: readonly string[];
  body: string;
}

export type ParsedFile =
  /** `slug` is null where the file does not name one: then its name says it. */
  | { kind: "fields"; title: string; tags: string[]; slug: string | null; body: string }
  | { kind: "fault"; message: string };

const OWN_KEYS = ["title", "tags", "slug"];

/**
 * The file of an article. `parseArticleFile` gives back exactly the same title, tags and body, whatever they hold.
 * Front matter that the body has itself is joined with ours where that can be undone.
 */
export function renderArticleFile(article: WrittenFields): string {
  return renderFile(article.body, (eol) => headerLines(article, eol));
}

/** As `renderArticleFile`, with other lines where the title and the tags stand; each must end with `eol`. */
export function renderFile(body: string, header: (eol: string) => string): string {
  const block = splitBlock(body);
  if (block !== null && isJoinable(block)) {
    return block.open + header(block.open.endsWith("\r\n") ? "\r\n" : "\n") + block.inner + block.close + block.rest;
  }
  const eol = /\r?\n/.exec(body)?.[0] ?? "\n";
  return `---${eol}${header(eol)}---${eol}${eol}${body}`;
}

/** The line of the front matter that holds the title. */
export function titleLine(title: string, eol: string): string {
  return `title: ${yamlText(title)}${eol}`;
}

/** The line of the front matter that holds the tags; nothing where there are none. */
export function tagsLine(tags: readonly string[], eol: string): string {
  return tags.length === 0 ? "" : `tags: [${tags.map(yamlText).join(", ")}]${eol}`;
}

function headerLines({ title, tags }: WrittenFields, eol: string): string {
  return titleLine(title, eol) + tagsLine(tags, eol);
}

/**
 * Reads a file. Without a title in its front matter, an opening heading or else the name of the file is the title,
 * as in an import; `knownTitle` is what stands for the name where the article has a title already.
 */
export function parseArticleFile(path: string, fileText: string, knownTitle: string | null): ParsedFile {
  const text = fileText.replace(/^\uFEFF/, "");
  const block = splitBlock(text);
  const keys = block === null ? new Map<string, string>() : splitKeys(block.inner);
  const own = OWN_KEYS.map((key) => keys.get(key) ?? "").join("");
  const document = parseDocument(own.replaceAll("\r\n", "\n"), { schema: "failsafe", logLevel: "silent" });
  if (document.errors.length > 0) {
    return { kind: "fault", message: `its front matter cannot be read: ${document.errors[0]!.message.split("\n")[0]}` };
  }
  const values = (document.toJS() ?? {}) as { title?: unknown; tags?: unknown; slug?: unknown };
  const title = typeof values.title === "string" ? values.title : "";
  if (block === null || title.trim() === "") {
    const parsed = parseMarkdownFile(path, fileText);
    const isNamedByFile = parsed.title === titleFromPath(path);
    return { kind: "fields", ...parsed, title: isNamedByFile ? (knownTitle ?? parsed.title) : parsed.title };
  }
  const tags = tagsOf(values.tags);
  if (tags === null) return { kind: "fault", message: "the tags in its front matter are not a list of words" };
  const slug = typeof values.slug === "string" && values.slug.trim() !== "" ? values.slug.trim() : null;
  for (const key of OWN_KEYS) keys.delete(key);
  const others = [...keys.values()].join("");
  const body = others === "" ? block.rest.replace(/^\r?\n/, "") : block.open + others + block.close + block.rest;
  return { kind: "fields", title, tags, slug, body };
}

interface Block {
  /** The opening fence with its line end. */
  open: string;
  inner: string;
  close: string;
  rest: string;
}

const FENCE = /^---[ \t]*\r?$/;

function splitBlock(text: string): Block | null {
  const openEnd = text.indexOf("\n") + 1;
  if (openEnd === 0 || !FENCE.test(text.slice(0, openEnd - 1))) return null;
  for (let start = openEnd; start < text.length; ) {
    const newline = text.indexOf("\n", start);
    const end = newline === -1 ? text.length : newline;
    if (FENCE.test(text.slice(start, end))) {
      const next = Math.min(end + 1, text.length);
      return { open: text.slice(0, openEnd), inner: text.slice(openEnd, start), close: text.slice(start, next), rest: text.slice(next) };
    }
    start = end + 1;
  }
  return null;
}

/** Whether a block is nothing but keys of which none is ours: then ours can stand before them and be taken out again. */
function isJoinable({ inner }: Block): boolean {
  const keys = splitKeys(inner);
  return keys.size > 0 && !keys.has("") && !OWN_KEYS.some((key) => keys.has(key));
}

function tagsOf(value: unknown): string[] | null {
  const list = value === undefined ? [] : typeof value === "string" ? value.split(",").map((tag) => tag.trim()) : value;
  if (!Array.isArray(list) || !list.every((tag) => typeof tag === "string")) return null;
  return [...new Set(list.filter((tag: string) => tag.trim() !== ""))];
}

const PLAIN = /^\p{L}(?:[\p{L}\p{N} _.()'’/+-]*[\p{L}\p{N}_.)’+])?$/u;
const MEANT_OTHERWISE = /^(?:true|false|null|yes|no|on|off|y|n|\.?nan|\.?inf)$/i;

/** A text as a YAML scalar that stands anywhere and means the same to every reader. */
function yamlText(text: string): string {
  if (PLAIN.test(text) && !MEANT_OTHERWISE.test(text)) return text;
  // JSON is YAML; what ends a line or cannot be seen is written as an escape.
  return JSON.stringify(text).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (sign) =>
    [...Array(sign.length).keys()].map((i) => `\\u${sign.charCodeAt(i).toString(16).padStart(4, "0")}`).join(""),
  );
}
