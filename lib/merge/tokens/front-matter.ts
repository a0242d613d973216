/** Front matter: the keyed lines between `---` at the head of a text. `key-merge` merges it key by key. */

/** The front matter at the head of a text, from its first key to before the closing line; null if there is none. */
export function frontMatterRange(text: string): { start: number; end: number } | null {
  const open = /^\uFEFF?---[ \t]*(?:\r\n|\r|\n)/.exec(text);
  if (open === null) return null;
  const close = /^---[ \t]*(?:$|(?=[\r\n]))/m;
  const rest = text.slice(open[0].length, open[0].length + 20_000);
  const end = close.exec(rest);
  if (end === null) return null;
  return { start: open[0].length, end: open[0].length + end.index };
}

/** Split the lines of a front matter by top-level key; lines before the first key stand under the key "". */
export function splitKeys(source: string): Map<string, string> {
  const keys = new Map<string, string>();
  let current = "";
  for (const line of source.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? []) {
    const key = /^([^\s#:][^:\r\n]*):(?:[ \t\r\n]|$)/.exec(line)?.[1];
    if (key !== undefined) current = keys.has(key) ? `${key}#${keys.size}` : key;
    keys.set(current, (keys.get(current) ?? "") + line);
  }
  return keys;
}
