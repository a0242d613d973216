"use client";

import { useQuery } from "@tanstack/react-query";
import { FilePlus, Settings, Trash2 } from "lucide-react";
import Link from "next/link";
import { useMemo } from "react";
import { classNames } from "@/components/ui/class-names";
import { IconButton } from "@/components/ui/icon-button";
import { Skeleton } from "@/components/ui/skeleton";
import type { ArticleListItem } from "@/lib/articles/schema";
import { articleTree, byId, pathTo, withoutArchived } from "@/lib/client/article-tree";
import { spaceArticlesQuery } from "@/lib/client/queries";
import type { Space } from "@/lib/spaces/schema";
import { ArticleTree } from "./article-tree";
import { useMoveArticle } from "./use-move-article";
import { useTreeDrag, type TreeDrag } from "./use-tree-drag";
import type { CurrentPlace } from "./use-current-place";
import styles from "./sidebar.module.css";

export interface SpaceBranchProps {
  space: Space;
  place: CurrentPlace;
  waitingIds: ReadonlySet<string>;
  onNewArticle: (space: Space, parentId: string | null) => void;
}

/** A space in the sidebar; the current one with its articles. */
export function SpaceBranch(props: SpaceBranchProps) {
  const { space, place } = props;
  return <li>{place.space?.id === space.id ? <OpenSpace {...props} /> : <SpaceRow space={space} isOpen={false} isCurrentPage={false} />}</li>;
}

interface SpaceRowProps {
  space: Space;
  isOpen: boolean;
  isCurrentPage: boolean;
  onNewArticle?: () => void;
  drag?: TreeDrag;
}

function SpaceRow({ space, isOpen, isCurrentPage, onNewArticle, drag }: SpaceRowProps) {
  return (
    <div className={classNames(styles.space, isOpen && styles.open)} data-drop={drag?.overId === "" || undefined} {...drag?.target("")}>
      <Link href={homeOf(space)} className={styles.spaceLink} aria-current={isCurrentPage ? "page" : undefined}>
        <span className={styles.glyph} aria-hidden="true">
          {[...space.name][0]?.toUpperCase()}
        </span>
        <span className={styles.spaceName}>{space.name}</span>
      </Link>
      {onNewArticle && <IconButton size="sm" label={`New article in ${space.name}`} icon={<FilePlus aria-hidden="true" />} onClick={onNewArticle} />}
    </div>
  );
}

const NO_ARTICLES: ArticleListItem[] = [];

function OpenSpace({ space, place, waitingIds, onNewArticle }: SpaceBranchProps) {
  const { articleId } = place;
  const canWrite = space.role !== "viewer";
  const { data } = useQuery(spaceArticlesQuery(space.id));
  const articles = data ?? NO_ARTICLES;
  const nodes = useMemo(() => withoutArchived(articleTree(articles), articleId), [articles, articleId]);
  const known = useMemo(() => byId(articles), [articles]);
  const openIds = useMemo(() => new Set(articleId ? pathTo(articleId, known).map((article) => article.id) : []), [known, articleId]);
  const move = useMoveArticle();
  const drag = useTreeDrag(articles, (article, parentId) => move(article, parentId, parentId === null ? space.name : `“${known.get(parentId)?.title}”`));
  return (
    <>
      <SpaceRow space={space} isOpen isCurrentPage={place.isInSpace && articleId === null} {...(canWrite && { onNewArticle: () => onNewArticle(space, null), drag })} />
      <div className={styles.tree}>
        {data === undefined ? (
          <Skeleton lines={5} className={styles.skeleton} />
        ) : (
          <ArticleTree
            nodes={nodes}
            currentId={articleId}
            openIds={openIds}
            waitingIds={waitingIds}
            {...(canWrite && { onCreateInside: (parentId: string) => onNewArticle(space, parentId), drag })}
          />
        )}
        {data?.length === 0 && <p className={styles.none}>No articles yet</p>}
        <div className={styles.places}>
          <Link href={`${homeOf(space)}/trash`} className={styles.place}>
            <Trash2 aria-hidden="true" />
            Trash
          </Link>
          <Link href={`${homeOf(space)}/settings`} className={styles.place}>
            <Settings aria-hidden="true" />
            Settings of the space
          </Link>
        </div>
      </div>
    </>
  );
}

function homeOf(space: Space): string {
  return `/spaces/${encodeURIComponent(space.slug)}`;
}
