/** How articles link to one another: by the address of their page, `/articles/{id}`. */

const IN_TEXT = /\/articles\/([A-Za-z0-9_-]{1,64})(?![A-Za-z0-9_-])/g;
const AS_PATH = /^\/articles\/([A-Za-z0-9_-]{1,64})\/?$/;

/** Links of one text that are looked up: more than anybody follows, and few enough for one statement. */
const MAX_LINKS = 500;

/** Ids of the articles that a Markdown text may link to; what only looks like a link is among them. */
export function linkedArticleIds(text: string): string[] {
  const ids = new Set<string>();
  for (const [, id] of text.matchAll(IN_TEXT)) {
    if (ids.size === MAX_LINKS) break;
    ids.add(id!);
  }
  return [...ids];
}

/** The article that a link leads to, read on a page of `host` (with its port), or null where it leads elsewhere. */
export function linkedArticle(href: string, host: string): { id: string; hash: string } | null {
  const base = `http://${host}`;
  if (!URL.canParse(href, base)) return null;
  const url = new URL(href, base);
  const id = /^https?:$/.test(url.protocol) && url.host === new URL(base).host ? AS_PATH.exec(url.pathname)?.[1] : undefined;
  return id === undefined ? null : { id, hash: url.hash };
}
