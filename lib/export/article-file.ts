import { isMap, parseDocument, stringify } from "yaml";
import { openingHeading, takeFrontMatter, UNDERSTOOD } from "../import/parse-markdown-file";

/** What of an article a file holds. */
export interface ExportedArticle {
  title: string;
  slug: string;
  tags: readonly string[];
  body: string;
}

/**
 * An article as a Markdown file whose import gives the same article: title, address and tags as front matter, then the
 * text byte for byte. Front matter that the text has already stays in the same block.
 */
export function articleFile({ title, slug, tags, body }: ExportedArticle): string {
  const yaml = stringify({ title, slug, ...(tags.length > 0 ? { tags } : {}) }, { lineWidth: 0 });
  const own = takeOwnFrontMatter(body);
  if (own) return `---${own.lineEnd}${yaml.replaceAll("\n", own.lineEnd)}${body.slice(own.start)}`;
  return `---\n${yaml}---\n\n${repeatedHeading(title, body)}${body}`;
}

/** Where the front matter of a text begins that can take further keys, and how its lines end. */
function takeOwnFrontMatter(body: string): { start: number; lineEnd: string } | null {
  const { kept } = takeFrontMatter(body).rest;
  if (kept === "" || !body.startsWith(kept)) return null;
  const [open, lineEnd] = /^---[ \t]*(\r?\n)/.exec(kept)!;
  const document = parseDocument(kept.slice(open.length).replace(/---[ \t]*(?:\r?\n)?$/, ""), { logLevel: "silent" });
  // A map on one line takes no further lines.
  const isBlock = isMap(document.contents) && document.contents.flow !== true;
  return isBlock && UNDERSTOOD.every((key) => !document.has(key)) && openingHeading(body.slice(kept.length)) === null ? { start: open.length, lineEnd: lineEnd! } : null;
}

/** An import leaves out a heading that says the title once more: what begins with one gets another. */
function repeatedHeading(title: string, body: string): string {
  const heading = openingHeading(body);
  return heading?.title === title ? `${body.slice(0, heading.end).trim()}\n\n` : "";
}
