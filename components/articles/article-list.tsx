"use client";

import { Ellipsis, History, Pencil, Trash2 } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { StarItem } from "@/components/stars/star-controls";
import { StatusBadge } from "@/components/publishing/status-badge";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem, MenuLink, MenuSeparator } from "@/components/ui/menu";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ArticleListItem } from "@/lib/articles/schema";
import styles from "./article-list.module.css";

export interface ArticleRow {
  article: ArticleListItem;
  /** Titles from the top of the space down to the parent. */
  path: string[];
}

export interface ArticleListProps {
  rows: ArticleRow[];
  /** Those whose text on this device waits for a decision. */
  waitingIds: ReadonlySet<string>;
  canWrite: boolean;
  onEditDetails: (article: ArticleListItem) => void;
  onDelete: (article: ArticleListItem) => void;
  onPickTag: (tag: string) => void;
}

/** Rows shown at once: a list of thousands is filtered, not scrolled. */
const ROWS_STEP = 200;

export function ArticleList({ rows, ...rest }: ArticleListProps) {
  const [limit, setLimit] = useState(ROWS_STEP);
  const hiddenCount = rows.length - limit;
  return (
    <>
      <ul role="list" className={styles.list}>
        {rows.slice(0, limit).map((row) => (
          <Row key={row.article.id} row={row} {...rest} />
        ))}
      </ul>
      {hiddenCount > 0 && (
        <p className={styles.more}>
          <Button onClick={() => setLimit(limit + ROWS_STEP)}>Show {Math.min(hiddenCount, ROWS_STEP)} more</Button>
        </p>
      )}
    </>
  );
}

function Row({ row: { article, path }, waitingIds, canWrite, onEditDetails, onDelete, onPickTag }: Omit<ArticleListProps, "rows"> & { row: ArticleRow }) {
  return (
    <li className={styles.row}>
      <div className={styles.main}>
        <div className={styles.titleLine}>
          {/* The link covers the row, so that the whole row leads to the article. */}
          <Link href={`/articles/${article.id}`} prefetch={false} className={styles.title}>
            {article.title}
          </Link>
          {waitingIds.has(article.id) && <Badge tone="warning">Needs your decision</Badge>}
          <StatusBadge article={article} />
        </div>
        <div className={styles.meta}>
          {path.length > 0 && <span className={styles.path}>{path.join(" / ")}</span>}
          <span>
            {article.updatedBy.name}, <RelativeTime at={article.updatedAt} />
          </span>
          {article.tags.map((tag) => (
            <button key={tag} type="button" className={styles.tag} onClick={() => onPickTag(tag)} aria-label={`Show only articles with the tag ${tag}`}>
              {tag}
            </button>
          ))}
        </div>
      </div>
      <div className={styles.menu}>
        <Menu trigger={<IconButton size="sm" label={`More about ${article.title}`} hasTooltip={false} icon={<Ellipsis aria-hidden="true" />} />}>
          <StarItem articleId={article.id} />
          {canWrite && (
            <MenuItem icon={<Pencil aria-hidden="true" />} onSelect={() => onEditDetails(article)}>
              Rename, tag or move
            </MenuItem>
          )}
          <MenuLink icon={<History aria-hidden="true" />} href={`/articles/${article.id}/history`}>
            History
          </MenuLink>
          {canWrite && (
            <>
              <MenuSeparator />
              <MenuItem icon={<Trash2 aria-hidden="true" />} onSelect={() => onDelete(article)} isDangerous>
                Move to trash
              </MenuItem>
            </>
          )}
        </Menu>
      </div>
    </li>
  );
}
