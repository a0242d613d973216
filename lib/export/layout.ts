/** What a place in the tree is made of. */
export interface Placed {
  id: string;
  parentId: string | null;
  slug: string;
}

/** Names that an import takes for the article of their folder. */
const INDEX_NAMES = new Set(["index", "readme", "_index"]);

/**
 * A path for each article: `guide.md`, and what stands below it in `guide/`, as an import reads it. No two paths are
 * the same, not even where upper and lower case are.
 */
export function layOut(articles: readonly Placed[]): Map<string, string> {
  const ids = new Set(articles.map((article) => article.id));
  const children = new Map<string | null, Placed[]>();
  for (const article of articles) {
    const parentId = article.parentId !== null && ids.has(article.parentId) ? article.parentId : null;
    children.set(parentId, [...(children.get(parentId) ?? []), article]);
  }
  const paths = new Map<string, string>();
  const walk = (parentId: string | null, folder: string): void => {
    const taken = new Set<string>(INDEX_NAMES);
    for (const article of children.get(parentId) ?? []) {
      const name = freeName(article.slug, taken);
      paths.set(article.id, `${folder}${name}.md`);
      walk(article.id, `${folder}${name}/`);
    }
  };
  walk(null, "");
  return paths;
}

/** `wanted`, or with the first number that is free behind it; taken from then on, in any case. `ending` stays the end. */
export function freeName(wanted: string, taken: Set<string>, ending = ""): string {
  for (let number = 1; ; number += 1) {
    const name = `${wanted}${number === 1 ? "" : `-${number}`}${ending}`;
    if (taken.has(name.toLowerCase())) continue;
    taken.add(name.toLowerCase());
    return name;
  }
}
