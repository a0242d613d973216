"use client";

import { useQuery } from "@tanstack/react-query";
import { RotateCcw, Trash2 } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LoadFailure } from "@/components/ui/load-failure";
import { useNotice } from "@/components/ui/notice";
import { Page } from "@/components/ui/page";
import { RelativeTime } from "@/components/ui/relative-time";
import { Skeleton } from "@/components/ui/skeleton";
import type { ArticleListItem } from "@/lib/articles/schema";
import { useRestoreArticle } from "@/lib/client/mutations";
import { trashQuery } from "@/lib/client/queries";
import { failureSentence } from "@/lib/client/sentences";
import type { Space } from "@/lib/spaces/schema";
import { SpacePage } from "./space-page";
import styles from "./rows.module.css";

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
            <TrashRow key={article.id} article={article} canRestore={space.role !== "viewer"} />
          ))}
        </ul>
      )}
    </Page>
  );
}

function TrashRow({ article, canRestore }: { article: ArticleListItem; canRestore: boolean }) {
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
    </li>
  );
}
