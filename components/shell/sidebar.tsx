"use client";

import { useQuery } from "@tanstack/react-query";
import { FilePlus, Plus, Search, Settings, Split, Trash2 } from "lucide-react";
import Link from "next/link";
import { useMemo } from "react";
import { classNames } from "@/components/ui/class-names";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";
import { Skeleton } from "@/components/ui/skeleton";
import { articleTree, byId, pathTo } from "@/lib/client/article-tree";
import { spaceArticlesQuery } from "@/lib/client/queries";
import { useWaitingDrafts, type WaitingDraft } from "@/lib/client/waiting-drafts";
import type { Space } from "@/lib/spaces/schema";
import type { Me } from "@/lib/users/schema";
import { AccountMenu } from "./account-menu";
import { ArticleTree } from "./article-tree";
import { Brand } from "./brand";
import { useModKey } from "./use-mod-key";
import type { CurrentPlace } from "./use-current-place";
import styles from "./sidebar.module.css";

export interface SidebarProps {
  me: Me;
  place: CurrentPlace;
  onSearch: () => void;
  onNewArticle: (space: Space, parentId: string | null) => void;
  onNewSpace: () => void;
  onSignOut: () => void;
}

export function Sidebar({ me, place, onSearch, onNewArticle, onNewSpace, onSignOut }: SidebarProps) {
  const modKey = useModKey();
  const waiting = useWaitingDrafts(me.id);
  const waitingIds = useMemo(() => new Set(waiting.map(({ articleId }) => articleId)), [waiting]);
  return (
    <div className={styles.sidebar}>
      <div className={styles.top}>
        <Link href="/" className={styles.home} aria-label="Concord, to the last space">
          <Brand />
        </Link>
      </div>
      <button type="button" className={styles.search} onClick={onSearch}>
        <Search aria-hidden="true" />
        <span className={styles.searchLabel}>Search</span>
        <Kbd keys={[modKey, "K"]} />
      </button>
      <nav className={styles.nav} aria-label="Spaces and articles">
        <Waiting drafts={waiting} currentId={place.articleId} />
        <div className={styles.heading}>
          <h2>Spaces</h2>
          <IconButton size="sm" label="New space" icon={<Plus aria-hidden="true" />} onClick={onNewSpace} />
        </div>
        {place.spaces === undefined ? (
          <Skeleton lines={4} className={styles.skeleton} />
        ) : (
          <ul role="list" className={styles.spaces}>
            {place.spaces.map((space) => (
              <SpaceItem key={space.id} space={space} place={place} waitingIds={waitingIds} onNewArticle={onNewArticle} />
            ))}
          </ul>
        )}
      </nav>
      <div className={styles.bottom}>
        <AccountMenu me={me} onSignOut={onSignOut} />
      </div>
    </div>
  );
}

/** Articles, of whatever space, with text on this device that waits for a decision. */
function Waiting({ drafts, currentId }: { drafts: readonly WaitingDraft[]; currentId: string | null }) {
  if (drafts.length === 0) return null;
  return (
    <section className={styles.waiting}>
      <h2>Needs your decision</h2>
      <ul role="list">
        {drafts.map(({ articleId, title }) => (
          <li key={articleId}>
            <Link href={`/articles/${articleId}`} prefetch={false} className={styles.waitingLink} aria-current={articleId === currentId ? "page" : undefined}>
              <Split aria-hidden="true" />
              <span>{title}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function SpaceItem({ space, place, waitingIds, onNewArticle }: { space: Space; place: CurrentPlace; waitingIds: ReadonlySet<string>; onNewArticle: SidebarProps["onNewArticle"] }) {
  const isOpen = place.space?.id === space.id;
  const isCurrentPage = isOpen && place.isInSpace && place.articleId === null;
  const canWrite = space.role !== "viewer";
  return (
    <li>
      <div className={classNames(styles.space, isOpen && styles.open)}>
        <Link href={`/spaces/${encodeURIComponent(space.slug)}`} className={styles.spaceLink} aria-current={isCurrentPage ? "page" : undefined}>
          <span className={styles.glyph} aria-hidden="true">
            {[...space.name][0]?.toUpperCase()}
          </span>
          <span className={styles.spaceName}>{space.name}</span>
        </Link>
        {isOpen && canWrite && <IconButton size="sm" label={`New article in ${space.name}`} icon={<FilePlus aria-hidden="true" />} onClick={() => onNewArticle(space, null)} />}
      </div>
      {isOpen && <SpaceTree space={space} articleId={place.articleId} waitingIds={waitingIds} onNewArticle={canWrite ? onNewArticle : undefined} />}
    </li>
  );
}

function SpaceTree({ space, articleId, waitingIds, onNewArticle }: { space: Space; articleId: string | null; waitingIds: ReadonlySet<string>; onNewArticle?: SidebarProps["onNewArticle"] }) {
  const { data: articles } = useQuery(spaceArticlesQuery(space.id));
  const nodes = useMemo(() => articleTree(articles ?? []), [articles]);
  const openIds = useMemo(() => new Set(articleId && articles ? pathTo(articleId, byId(articles)).map((article) => article.id) : []), [articles, articleId]);
  const home = `/spaces/${encodeURIComponent(space.slug)}`;
  return (
    <div className={styles.tree}>
      {articles === undefined ? (
        <Skeleton lines={5} className={styles.skeleton} />
      ) : (
        <ArticleTree nodes={nodes} currentId={articleId} openIds={openIds} waitingIds={waitingIds} onCreateInside={onNewArticle && ((parentId) => onNewArticle(space, parentId))} />
      )}
      {articles?.length === 0 && <p className={styles.none}>No articles yet</p>}
      <div className={styles.places}>
        <Link href={`${home}/trash`} className={styles.place}>
          <Trash2 aria-hidden="true" />
          Trash
        </Link>
        <Link href={`${home}/settings`} className={styles.place}>
          <Settings aria-hidden="true" />
          Settings
        </Link>
      </div>
    </div>
  );
}
