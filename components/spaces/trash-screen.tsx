"use client";

import { useQuery } from "@tanstack/react-query";
import { RotateCcw, Trash2 } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { LoadFailure } from "@/components/outcomes/load-failure";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { useNotice } from "@/components/ui/notice";
import { Page } from "@/components/ui/page";
import { RelativeTime } from "@/components/ui/relative-time";
import styles from "@/components/ui/rows.module.css";
import { Skeleton } from "@/components/ui/skeleton";
import type { ArticleListItem } from "@/lib/articles/schema";
import { usePurgeArticle, useRestoreArticle } from "@/lib/client/mutations";
import { trashQuery } from "@/lib/client/queries";
import { failureSentence } from "@/lib/client/sentences";
import type { Space } from "@/lib/spaces/schema";
import { SpacePage } from "./space-page";

export function TrashScreen({ slug }: { slug: string }) {
  return <SpacePage slug={slug}>{(space) => <Trash space={space} />}</SpacePage>;
}

function Trash({ space }: { space: Space }) {
  const { data: articles, error, refetch } = useQuery({ ...trashQuery(space.id), staleTime: 0 });
  const home = `/spaces/${encodeURIComponent(space.slug)}`;
  return (
    <Page
      above={<Link href={home}>{space.name}</Link>}
      title="Trash"
      lead="What was deleted waits here, with all its versions. Restoring makes a new version; nothing that was written in the meantime is lost."
    >
      {error && !articles ? (
        <LoadFailure error={error} what="the trash" onRetry={() => void refetch()} />
      ) : articles === undefined ? (
        <Skeleton lines={5} />
      ) : articles.length === 0 ? (
        <EmptyState icon={<Trash2 />} title="The trash is empty">
          <p>Articles that you move to the trash can be brought back from here.</p>
        </EmptyState>
      ) : (
        <ul role="list" className={styles.rows}>
          {articles.map((article) => (
            <TrashRow key={article.id} article={article} canRestore={space.role !== "viewer"} canPurge={space.role === "owner"} />
          ))}
        </ul>
      )}
    </Page>
  );
}

function TrashRow({ article, canRestore, canPurge }: { article: ArticleListItem; canRestore: boolean; canPurge: boolean }) {
  const notify = useNotice();
  const restore = useRestoreArticle();
  const run = () =>
    restore.mutate(article.id, {
      onSuccess: (outcome) =>
        outcome.kind === "saved"
          ? notify({ tone: "success", title: `“${article.title}” is back` })
          : notify({ tone: "problem", title: "Not restored", description: failureSentence(outcome, "restore the article") }),
    });
  return (
    <li className={styles.row}>
      <div className={styles.text}>
        <p className={styles.name}>{article.title}</p>
        <p className={styles.detail}>
          {article.deletedBy ? `${article.deletedBy.name}, ` : ""}
          {article.deletedAt && <RelativeTime at={article.deletedAt} />}
        </p>
      </div>
      {canRestore && (
        <Button size="sm" icon={<RotateCcw aria-hidden="true" />} isBusy={restore.isPending} onClick={run} aria-label={`Restore ${article.title}`}>
          Restore
        </Button>
      )}
      {canPurge && <PurgeButton article={article} />}
    </li>
  );
}

function PurgeButton({ article }: { article: ArticleListItem }) {
  const notify = useNotice();
  const purge = usePurgeArticle();
  const [isAsking, setAsking] = useState(false);
  const run = () =>
    purge.mutate(article.id, {
      onSuccess: (outcome) => {
        setAsking(false);
        // One that is gone already is as good.
        if (outcome.kind !== "purged" && outcome.kind !== "missing") notify({ tone: "problem", title: "Still in the trash", description: failureSentence(outcome, "delete the article for good") });
      },
    });
  return (
    <>
      <Button size="sm" variant="quiet" onClick={() => setAsking(true)} aria-label={`Delete ${article.title} for good`}>
        Delete for good
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={`Delete “${article.title}” for good?`}
        description="The article and every version of it are removed. Nobody can bring them back."
        confirmLabel="Delete for good"
        isDangerous
        isBusy={purge.isPending}
        onConfirm={run}
      />
    </>
  );
}
