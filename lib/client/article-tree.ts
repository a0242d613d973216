import type { ArticleListItem } from "../articles/schema";

export interface ArticleNode {
  article: ArticleListItem;
  children: ArticleNode[];
}

const byTitle = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

/**
 * The articles of a space as a tree, siblings in the order of their titles. An article whose parent is not
 * in the list stands at the top, and so does one of a circle, so that nothing is ever out of reach.
 */
export function articleTree(articles: ArticleListItem[]): ArticleNode[] {
  const nodes = new Map(articles.map((article) => [article.id, { article, children: [] } as ArticleNode]));
  const roots: ArticleNode[] = [];
  for (const node of nodes.values()) {
    const parent = node.article.parentId === null ? undefined : nodes.get(node.article.parentId);
    if (parent && !ancestorsOf(parent.article.id, nodes).has(node.article.id)) parent.children.push(node);
    else roots.push(node);
  }
  for (const node of nodes.values()) sortByTitle(node.children);
  return sortByTitle(roots);
}

/** A tree without what is archived, unless something that is not stands below it or it is the one that is open. */
export function withoutArchived(nodes: ArticleNode[], openId: string | null): ArticleNode[] {
  return nodes.flatMap(({ article, children: all }) => {
    const children = withoutArchived(all, openId);
    return article.status !== "archived" || children.length > 0 || article.id === openId ? [{ article, children }] : [];
  });
}

/** The articles by their ids. */
export function byId(articles: ArticleListItem[]): Map<string, ArticleListItem> {
  return new Map(articles.map((article) => [article.id, article]));
}

/** Articles from the top down to the parent of `id`. */
export function pathTo(id: string, known: Map<string, ArticleListItem>): ArticleListItem[] {
  const path: ArticleListItem[] = [];
  const seen = new Set([id]);
  for (let at = known.get(id)?.parentId ?? null; at !== null && !seen.has(at); at = known.get(at)?.parentId ?? null) {
    const article = known.get(at);
    if (!article) break;
    seen.add(at);
    path.unshift(article);
  }
  return path;
}

/** An article itself and everything below it: where it cannot be moved to. */
export function familyOf(id: string, articles: ArticleListItem[]): Set<string> {
  const family = new Set([id]);
  for (let size = 0; size !== family.size; ) {
    size = family.size;
    for (const article of articles) {
      if (article.parentId !== null && family.has(article.parentId)) family.add(article.id);
    }
  }
  return family;
}

function ancestorsOf(id: string, nodes: Map<string, ArticleNode>): Set<string> {
  const ancestors = new Set<string>();
  for (let at: string | null = id; at !== null && !ancestors.has(at); at = nodes.get(at)?.article.parentId ?? null) ancestors.add(at);
  return ancestors;
}

function sortByTitle(nodes: ArticleNode[]): ArticleNode[] {
  return nodes.sort((a, b) => byTitle.compare(a.article.title, b.article.title));
}
