"use client";

import { useQuery } from "@tanstack/react-query";
import { Clock, Plus, Search, Split, Star } from "lucide-react";
import Link from "next/link";
import { useMemo } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";
import { Skeleton } from "@/components/ui/skeleton";
import { starsQuery } from "@/lib/client/queries";
import type { RecentArticle } from "@/lib/client/recent-articles";
import { useWaitingDrafts } from "@/lib/client/waiting-drafts";
import type { Space } from "@/lib/spaces/schema";
import type { Me } from "@/lib/users/schema";
import { AccountMenu } from "./account-menu";
import { Brand } from "./brand";
import { Shortcuts } from "./shortcuts";
import { SpaceBranch } from "./space-branch";
import { useModKey } from "./use-mod-key";
import type { CurrentPlace } from "./use-current-place";
import styles from "./sidebar.module.css";

const MAX_RECENT = 5;

export interface SidebarProps {
  me: Me;
  place: CurrentPlace;
  recent: readonly RecentArticle[];
  onSearch: () => void;
  onNewArticle: (space: Space, parentId: string | null) => void;
  onNewSpace: () => void;
  onSignOut: () => void;
}

export function Sidebar({ me, place, recent, onSearch, onNewArticle, onNewSpace, onSignOut }: SidebarProps) {
  const modKey = useModKey();
  const waiting = useWaitingDrafts(me.id);
  const { data: stars } = useQuery(starsQuery());
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
        <Shortcuts title="Needs your decision" icon={<Split aria-hidden="true" />} items={waiting} isUrgent />
        <Shortcuts title="Starred" icon={<Star aria-hidden="true" />} items={stars ?? []} />
        <Shortcuts title="Recent" icon={<Clock aria-hidden="true" />} items={recent.slice(0, MAX_RECENT)} />
        <div className={styles.heading}>
          <h2>Spaces</h2>
          <IconButton size="sm" label="New space" icon={<Plus aria-hidden="true" />} onClick={onNewSpace} />
        </div>
        {place.spaces === undefined ? (
          <Skeleton lines={4} className={styles.skeleton} />
        ) : (
          <ul role="list" className={styles.spaces}>
            {place.spaces.map((space) => (
              <SpaceBranch key={space.id} space={space} place={place} waitingIds={waitingIds} onNewArticle={onNewArticle} />
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
