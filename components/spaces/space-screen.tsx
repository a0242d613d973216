"use client";

import { useQuery } from "@tanstack/react-query";
import { Archive, FilePlus, FolderDown, FolderInput, PenLine } from "lucide-react";
import Link from "next/link";
import { useRouter, useSearchParams } from "next/navigation";
import { useMemo, useState } from "react";
import { ArticleDetailsDialog } from "@/components/articles/article-details-dialog";
import { ArticleFilters } from "@/components/articles/article-filters";
import { ArticleList } from "@/components/articles/article-list";
import { NO_FILTER, selectRows, statusCounts, tagCounts, type ArticleFilter } from "@/components/articles/article-rows";
import { DropArea } from "@/components/articles/drop-area";
import { ImportDialog } from "@/components/articles/import-dialog";
import { NewArticleDialog } from "@/components/articles/new-article-dialog";
import { useMoveToTrash } from "@/components/articles/use-move-to-trash";
import { searchAddress } from "@/components/search/search-address";
import { Button, ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LoadFailure } from "@/components/outcomes/load-failure";
import { useNotice } from "@/components/ui/notice";
import { Page } from "@/components/ui/page";
import { Skeleton } from "@/components/ui/skeleton";
import type { ArticleListItem } from "@/lib/articles/schema";
import { meQuery, spaceArticlesQuery } from "@/lib/client/queries";
import { useWaitingDrafts } from "@/lib/client/waiting-drafts";
import type { RawFile } from "@/lib/import/read-files";
import type { Space } from "@/lib/spaces/schema";
import { SpacePage } from "./space-page";

export function SpaceScreen({ slug }: { slug: string }) {
  return <SpacePage slug={slug}>{(space) => <SpaceArticles key={space.id} space={space} />}</SpacePage>;
}

function SpaceArticles({ space }: { space: Space }) {
  const router = useRouter();
  const notify = useNotice();
  const { data: articles, error, refetch } = useQuery(spaceArticlesQuery(space.id));
  const moveToTrash = useMoveToTrash();
  const [filter, setFilter] = useState<ArticleFilter>(NO_FILTER);
  const [isCreating, setCreating] = useState(false);
  const [edited, setEdited] = useState<ArticleListItem | null>(null);
  const importing = useImporting();
  const canWrite = space.role !== "viewer";
  const rows = useMemo(() => selectRows(articles ?? [], filter), [articles, filter]);
  const { data: me } = useQuery(meQuery());
  const waiting = useWaitingDrafts(me?.id);
  const waitingIds = useMemo(() => new Set(waiting.map(({ articleId }) => articleId)), [waiting]);
  const counts = useMemo(() => statusCounts(articles ?? []), [articles]);
  const archivedCount = useMemo(() => (filter.status === "current" ? selectRows(articles ?? [], { ...filter, status: "archived" }).length : 0), [articles, filter]);
  const tags = useMemo(() => tagCounts(articles ?? []), [articles]);

  const exportLink = (
    <ButtonLink icon={<FolderDown aria-hidden="true" />} href={`/api/spaces/${space.id}/export`} prefetch={false} download>
      Export
    </ButtonLink>
  );
  const actions = !canWrite ? exportLink : (
    <>
      {exportLink}
      <Button icon={<FolderInput aria-hidden="true" />} onClick={() => importing.open([])}>
        Import
      </Button>
      <Button variant="primary" icon={<FilePlus aria-hidden="true" />} onClick={() => setCreating(true)}>
        New article
      </Button>
    </>
  );

  return (
    <DropArea isActive={canWrite} label={`Drop Markdown files, folders or a zip to import them into ${space.name}`} onDrop={importing.open}>
      <Page title={space.name} lead={space.description || undefined} actions={actions}>
        {error && !articles ? (
          <LoadFailure error={error} what="the articles" onRetry={() => void refetch()} />
        ) : articles === undefined ? (
          <Skeleton lines={9} />
        ) : articles.length === 0 ? (
          <EmptySpace canWrite={canWrite} />
        ) : (
          <>
            <ArticleFilters filter={filter} onChange={setFilter} tags={tags} statusCounts={counts} shownCount={rows.length} totalCount={filter.status === "current" ? counts.current : articles.length} />
            <ArticleList rows={rows} waitingIds={waitingIds} canWrite={canWrite} onEditDetails={setEdited} onDelete={moveToTrash} onPickTag={(tag) => setFilter({ ...filter, tag })} />
            {archivedCount > 0 && (
              <p>
                <Button variant="quiet" size="sm" icon={<Archive aria-hidden="true" />} onClick={() => setFilter({ ...filter, status: "archived" })}>
                  Show {archivedCount} archived {archivedCount === 1 ? "article" : "articles"}
                </Button>
              </p>
            )}
            {rows.length === 0 && archivedCount === 0 && (
              <EmptyState title="No article fits" actions={<Button onClick={() => setFilter({ ...NO_FILTER, status: "all", sort: filter.sort })}>Show all {articles.length}</Button>}>
                <p>
                  This looks at titles and tags. <Link href={searchAddress({ text: filter.text.trim(), space: space.slug })}>Search the texts</Link> instead.
                </p>
              </EmptyState>
            )}
          </>
        )}
      </Page>
      <NewArticleDialog target={isCreating ? { space, parentId: null } : null} onClose={() => setCreating(false)} onCreated={(article) => router.push(`/articles/${article.id}`)} />
      <ArticleDetailsDialog
        article={edited}
        articles={articles ?? []}
        spaceName={space.name}
        onClose={() => setEdited(null)}
        onSaved={() => {
          setEdited(null);
          notify({ tone: "success", title: "Details saved" });
        }}
      />
      {canWrite && <ImportDialog key={importing.round} isOpen={importing.isOpen} dropped={importing.dropped} onOpenChange={importing.setOpen} space={space} articles={articles ?? []} />}
    </DropArea>
  );
}

function EmptySpace({ canWrite }: { canWrite: boolean }) {
  if (!canWrite) {
    return (
      <EmptyState icon={<PenLine />} title="Nothing to read yet">
        <p>You can read this space. As soon as an editor writes something, it appears here.</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<PenLine />} title="Start with one article">
      <p>
        Write alone or several at once: everything is saved as you type, and when two people change different places, both changes stay. You are only asked when you
        both changed the same words.
      </p>
      <p>Have Markdown already? Drop files, a folder or a zip anywhere on this page. Folders become the structure, front matter becomes titles and tags.</p>
    </EmptyState>
  );
}

/** Whether the import is open, and with what; `?import=1` opens it too. */
function useImporting() {
  const isAsked = useSearchParams().get("import") === "1";
  const [state, setState] = useState<{ round: number; isOpen: boolean; dropped: RawFile[] }>({ round: 0, isOpen: false, dropped: [] });
  return {
    round: state.round,
    isOpen: state.isOpen || isAsked,
    dropped: state.dropped,
    open: (dropped: RawFile[]) => setState({ round: state.round + 1, isOpen: true, dropped }),
    setOpen: (isOpen: boolean) => {
      setState({ ...state, isOpen });
      if (!isOpen && isAsked) window.history.replaceState(null, "", window.location.pathname);
    },
  };
}
