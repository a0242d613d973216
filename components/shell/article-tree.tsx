"use client";

import { Archive, ChevronRight, Globe, Plus, Split } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { classNames } from "@/components/ui/class-names";
import type { ArticleNode } from "@/lib/client/article-tree";
import type { TreeDrag } from "./use-tree-drag";
import styles from "./article-tree.module.css";

export interface ArticleTreeProps {
  nodes: ArticleNode[];
  currentId: string | null;
  /** Articles above the current one: open from the start. */
  openIds: Set<string>;
  /** Those whose text on this device waits for a decision. */
  waitingIds: ReadonlySet<string>;
  /** Left out for those who may not write. */
  onCreateInside?: (parentId: string) => void;
  /** Left out for those who may not write. */
  drag?: TreeDrag;
}

/** The articles of a space as nested lists of links, each with children to open and close. */
export function ArticleTree({ nodes, ...rest }: ArticleTreeProps) {
  return (
    <ul role="list" className={styles.list}>
      {nodes.map((node) => (
        <TreeItem key={node.article.id} node={node} {...rest} />
      ))}
    </ul>
  );
}

function TreeItem({ node, ...rest }: Omit<ArticleTreeProps, "nodes"> & { node: ArticleNode }) {
  const { currentId, openIds, waitingIds, onCreateInside, drag } = rest;
  const { article, children } = node;
  const [choice, setChoice] = useState<boolean | null>(null);
  const isOpen = choice ?? openIds.has(article.id);
  const isCurrent = article.id === currentId;
  return (
    <li>
      <div className={classNames(styles.row, isCurrent && styles.current)} data-status={article.status} data-drop={drag?.overId === article.id || undefined} {...drag?.target(article.id, () => setChoice(true))}>
        {children.length > 0 ? (
          <button type="button" className={styles.toggle} aria-expanded={isOpen} aria-label={`Articles in ${article.title}`} onClick={() => setChoice(!isOpen)}>
            <ChevronRight aria-hidden="true" />
          </button>
        ) : (
          <span className={styles.leaf} />
        )}
        <Link href={`/articles/${article.id}`} prefetch={false} className={styles.link} aria-current={isCurrent ? "page" : undefined} title={article.title} {...drag?.source(article)}>
          {article.title}
        </Link>
        {waitingIds.has(article.id) && (
          <span className={styles.waiting} role="img" aria-label="needs your decision" title="Needs your decision">
            <Split aria-hidden="true" />
          </span>
        )}
        {article.status !== "draft" && (
          <span className={styles.mark} role="img" aria-label={article.status} title={article.status === "published" ? "Published" : "Archived"}>
            {article.status === "published" ? <Globe aria-hidden="true" /> : <Archive aria-hidden="true" />}
          </span>
        )}
        {onCreateInside && (
          <button type="button" className={styles.add} aria-label={`New article in ${article.title}`} onClick={() => onCreateInside(article.id)}>
            <Plus aria-hidden="true" />
          </button>
        )}
      </div>
      {children.length > 0 && isOpen && (
        <ul role="list" className={classNames(styles.list, styles.nested)}>
          {children.map((child) => (
            <TreeItem key={child.article.id} node={child} {...rest} />
          ))}
        </ul>
      )}
    </li>
  );
}
