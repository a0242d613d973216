"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useEffect, useState } from "react";
import { usePlaceNames } from "@/components/article-fields/use-place-names";
import type { Part } from "@/components/history/changes";
import { Comparison } from "@/components/history/comparison";
import { History } from "@/components/history/history";
import { LoadFailure } from "@/components/outcomes/load-failure";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Page } from "@/components/ui/page";
import { Skeleton } from "@/components/ui/skeleton";
import type { Article, Revision, RevisionSummary } from "@/lib/articles/schema";
import type { TextWorker } from "@/lib/client/merge-worker-client";
import { outcomeOf } from "@/lib/client/outcome-error";
import { articleQuery, authorsQuery, meQuery, revisionQuery, revisionsQuery } from "@/lib/client/queries";
import { contentOf } from "@/lib/editor/content";
import { withoutChange } from "@/lib/history/text-diff";
import { useHistoryAddress } from "./history-address";
import { HistoryMerge } from "./history-merge";
import { RestoreDialog } from "./restore-dialog";
import { useTakeBack } from "./use-take-back";
import { useTextWorker } from "./use-text-worker";

/** The merge screen brings an editor along, which looking back seldom needs. */
const TakeBackPanel = dynamic(() => import("./take-back-panel").then((file) => file.TakeBackPanel), { loading: () => <Skeleton lines={8} /> });

export function HistoryScreen({ articleId }: { articleId: string }) {
  const { data: article, error, refetch } = useQuery({ ...articleQuery(articleId), staleTime: 0 });
  if (article) return <ArticleHistory article={article} />;
  const outcome = outcomeOf(error);
  if (outcome?.kind === "missing" || outcome?.kind === "gone") {
    return (
      <Page title={outcome.kind === "gone" ? "This article is in the trash" : "No such article"}>
        <EmptyState title="There is no history to show" actions={<ButtonLink href="/">Go to your spaces</ButtonLink>}>
          <p>{outcome.kind === "gone" ? `${outcome.problem.deletedBy.name} moved it to the trash. Restore it from there, and its whole history is back.` : "It does not exist, or you may no longer see it."}</p>
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page title="History" width="wide">
      {error ? <LoadFailure error={error} what="the history" onRetry={() => void refetch()} /> : <Skeleton lines={9} />}
    </Page>
  );
}

function ArticleHistory({ article }: { article: Article }) {
  const { data: me } = useQuery(meQuery());
  const worker = useTextWorker();
  const address = useHistoryAddress(article.id, article.version);
  const versions = useVersions(article.id, address.personId, address.to);
  const { data: authors } = useQuery(authorsQuery(article.id));
  const to = useQuery(revisionQuery(article.id, address.to));
  const from = useQuery({ ...revisionQuery(article.id, address.from), enabled: address.from > 0 });
  const before = address.from === 0 ? null : from.data;
  const diff = useDiff(article.id, worker, before, to.data);
  const [asked, setAsked] = useState<number | null>(null);
  const takeBack = useTakeBack(article, worker, (newest) => address.compare(newest.version - 1, newest.version));
  const canWrite = article.role !== "viewer";
  const place = usePlaceNames(article.spaceId, article.id);

  const takePart = (part: Part) => {
    if (before && to.data) takeBack.start(requestOf(part, before, to.data));
  };
  if (takeBack.clash && me) {
    return <TakeBackPanel article={article} clash={takeBack.clash} you={{ id: me.id, name: me.name }} merge={worker.merge} onSaved={takeBack.settled} onClose={takeBack.closeClash} />;
  }
  const loadError = versions.error ?? to.error ?? from.error;
  return (
    <Page above={<Link href={`/articles/${article.id}`}>{article.title}</Link>} title="History" width="wide">
      {versions.loaded === undefined ? (
        versions.error ? <LoadFailure error={versions.error} what="the history" onRetry={versions.retry} /> : <Skeleton lines={9} />
      ) : (
        <History
          revisions={versions.loaded}
          authors={authors ?? []}
          currentVersion={article.version}
          selection={address}
          personId={address.personId}
          onPickPerson={address.pickPerson}
          onSelect={address.compare}
          hasOlder={versions.hasOlder}
          isLoadingOlder={versions.isLoadingOlder}
          onLoadOlder={versions.loadOlder}
        >
          {to.data && before !== undefined ? (
            <Comparison
              from={before}
              to={to.data}
              diff={diff}
              revisions={versions.loaded}
              placeName={place.nameOf}
              view={address.view}
              onChangeView={address.show}
              onCompare={address.compare}
              onRestore={canWrite && to.data.version !== article.version ? setAsked : undefined}
              onTakeBack={canWrite ? takePart : undefined}
              merge={
                to.data.mergedFrom && (
                  <HistoryMerge
                    key={to.data.version}
                    articleId={article.id}
                    to={{ ...to.data, mergedFrom: to.data.mergedFrom }}
                    revisions={versions.loaded}
                    worker={worker}
                    place={place}
                    onCompare={address.compare}
                    onTakeBack={canWrite ? takeBack.start : undefined}
                  />
                )
              }
            />
          ) : outcomeOf(loadError)?.kind === "missing" ? (
            <EmptyState title={`There is no version ${Math.max(address.from, address.to)}`}>
              <p>The article has versions 1 to {article.version}. Choose one from the list.</p>
            </EmptyState>
          ) : loadError ? (
            <LoadFailure error={loadError} what="this version" />
          ) : (
            <Skeleton lines={8} />
          )}
        </History>
      )}
      <RestoreDialog article={article} revision={asked} onClose={() => setAsked(null)} onRestored={(newest) => address.compare(newest.version - 1, newest.version)} />
    </Page>
  );
}

/** So many pages are fetched by themselves to find a version that was linked to. */
const MAX_PAGES_SOUGHT = 20;

function useVersions(articleId: string, personId: string | null, soughtVersion: number) {
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(revisionsQuery(articleId, personId));
  const loaded: RevisionSummary[] | undefined = data?.pages.flatMap((page) => page.items);
  const oldest = loaded?.at(-1)?.version ?? 0;
  const isSought = soughtVersion < oldest && (data?.pages.length ?? 0) < MAX_PAGES_SOUGHT;
  useEffect(() => {
    if (isSought && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [isSought, hasNextPage, isFetchingNextPage, fetchNextPage]);
  return { loaded, error, retry: () => void refetch(), hasOlder: hasNextPage, isLoadingOlder: isFetchingNextPage, loadOlder: () => void fetchNextPage() };
}

/** The difference of two versions, worked out beside the page where they are long. */
function useDiff(articleId: string, worker: TextWorker, from: Revision | null | undefined, to: Revision | undefined) {
  const { data } = useQuery({
    queryKey: ["comparison", articleId, from?.version ?? 0, to?.version],
    queryFn: async () => worker.compare({ before: from?.body ?? "", after: to!.body }),
    enabled: from !== undefined && to !== undefined,
    staleTime: Infinity,
    gcTime: 60_000,
    structuralSharing: false,
  });
  return data;
}

/** What it means to take one part of a comparison back: the later version, with the earlier one's words in that place. */
function requestOf(part: Part, from: Revision, to: Revision) {
  const content = contentOf(to);
  const wanted =
    part.kind === "text" ? { ...content, body: withoutChange(from.body, to.body, part.change) } : { ...content, [part.field]: from[part.field] };
  const what = part.kind === "text" ? "Part" : part.field === "title" ? "The title" : "The tags";
  return { base: { version: to.version, content }, wanted, note: `${what} of version ${from.version} restored` };
}
