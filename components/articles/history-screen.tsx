"use client";

import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { Comparison, type HistoryView } from "@/components/history/comparison";
import { History } from "@/components/history/history";
import { ButtonLink } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { LoadFailure } from "@/components/ui/load-failure";
import { useNotice } from "@/components/ui/notice";
import { Page } from "@/components/ui/page";
import { Skeleton } from "@/components/ui/skeleton";
import type { Article } from "@/lib/articles/schema";
import { useRestoreRevision } from "@/lib/client/mutations";
import { outcomeOf } from "@/lib/client/outcome-error";
import { articleQuery, revisionQuery, revisionsQuery } from "@/lib/client/queries";
import { queryKeys } from "@/lib/client/query-keys";
import { failureSentence } from "@/lib/client/sentences";

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
  const cache = useQueryClient();
  const notify = useNotice();
  const address = useAddress(article.id, article.version);
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(revisionsQuery(article.id));
  const to = useQuery(revisionQuery(article.id, address.to));
  const from = useQuery({ ...revisionQuery(article.id, address.from), enabled: address.from > 0 });
  const restore = useRestoreRevision();
  const [asked, setAsked] = useState<number | null>(null);
  const revisions = data?.pages.flatMap((page) => page.items);

  const runRestore = (revision: number) =>
    restore.mutate(
      { id: article.id, revision, version: article.version },
      {
        onSuccess: (outcome) => {
          setAsked(null);
          if (outcome.kind === "saved") {
            cache.setQueryData(queryKeys.article(article.id), outcome.article);
            void cache.invalidateQueries({ queryKey: queryKeys.revisions(article.id), exact: true });
            notify({ tone: "success", title: `Version ${revision} is the text again, as version ${outcome.article.version}` });
            address.compare(outcome.article.version - 1, outcome.article.version);
          } else if (outcome.kind === "conflict") {
            const name = outcome.conflict.changes[0]?.author.name ?? "Someone";
            notify({ tone: "problem", title: "Not restored yet", description: `${name} changed the article a moment ago, so nothing was overwritten. Look at the newest version, then restore again.` });
          } else {
            notify({ tone: "problem", title: "Not restored", description: failureSentence(outcome, "restore this version") });
          }
        },
      },
    );

  const loadError = error ?? to.error ?? from.error;
  const isReady = to.data && (address.from === 0 || from.data);
  return (
    <Page above={<Link href={`/articles/${article.id}`}>{article.title}</Link>} title="History" width="wide">
      {revisions === undefined ? (
        error ? <LoadFailure error={error} what="the history" onRetry={() => void refetch()} /> : <Skeleton lines={9} />
      ) : (
        <History
          revisions={revisions}
          currentVersion={article.version}
          selection={address}
          personId={address.personId}
          onPickPerson={address.pickPerson}
          onSelect={address.compare}
          hasOlder={hasNextPage}
          isLoadingOlder={isFetchingNextPage}
          onLoadOlder={() => void fetchNextPage()}
        >
          {isReady ? (
            <Comparison
              from={address.from === 0 ? null : (from.data ?? null)}
              to={to.data}
              revisions={revisions}
              view={address.view}
              onChangeView={address.show}
              onCompare={address.compare}
              onRestore={article.role !== "viewer" && to.data.version !== article.version ? setAsked : undefined}
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
      <ConfirmDialog
        isOpen={asked !== null}
        onOpenChange={(isOpen) => !isOpen && setAsked(null)}
        title={`Restore version ${asked ?? ""}?`}
        description={`The article will read as it did then. This makes version ${article.version + 1}; version ${article.version} stays in the history and can be restored in turn.`}
        confirmLabel="Restore"
        isBusy={restore.isPending}
        onConfirm={() => asked !== null && runRestore(asked)}
      />
    </Page>
  );
}

/** What is looked at, kept in the address so that it can be sent to somebody. */
function useAddress(articleId: string, currentVersion: number) {
  const parameters = useSearchParams();
  const version = positive(parameters.get("version")) ?? currentVersion;
  const to = positive(parameters.get("to")) ?? version;
  const from = positive(parameters.get("from"), 0) ?? to - 1;
  // Kept here too: the address follows in a transition, and a switch must not hesitate.
  const [view, setView] = useState<HistoryView>(() => (["side-by-side", "text"] as const).find((each) => each === parameters.get("view")) ?? "inline");
  const personId = parameters.get("by");

  const go = (changes: Record<string, string | null>) => {
    const next = new URLSearchParams(parameters);
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) next.delete(name);
      else next.set(name, value);
    }
    // Only the address changes: asking the server for the page again would make every click wait.
    window.history.replaceState(null, "", `/articles/${articleId}/history${next.size ? `?${next}` : ""}`);
  };
  return {
    from,
    to,
    view,
    personId,
    compare: (nextFrom: number, nextTo: number) =>
      go(nextFrom === nextTo - 1 ? { version: String(nextTo), from: null, to: null } : { version: null, from: String(nextFrom), to: String(nextTo) }),
    show: (nextView: HistoryView) => {
      setView(nextView);
      go({ view: nextView === "inline" ? null : nextView });
    },
    pickPerson: (id: string | null) => go({ by: id }),
  };
}

function positive(text: string | null, minimum = 1): number | null {
  const value = text === null || text === "" ? NaN : Number(text);
  return Number.isInteger(value) && value >= minimum && value <= 2_147_483_647 ? value : null;
}
