"use client";

import { useQuery } from "@tanstack/react-query";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import type { Article } from "@/lib/articles/schema";
import { meQuery } from "@/lib/client/queries";
import type { Person } from "@/lib/wire/schema";
import { ArticleEditor } from "./article-editor";
import { ArticleReader } from "./article-reader";
import { DeletedArticle } from "./deleted-article";
import { useArticleStart } from "./use-article-start";
import styles from "./article-page.module.css";

/** One article: to write for those who may, to read for those who may only read. */
export function ArticlePage({ id, initial }: { id: string; initial: Article | null }) {
  const { data: me } = useQuery(meQuery());
  return me ? <Loaded key={`${id} ${me.id}`} id={id} person={{ id: me.id, name: me.name }} initial={initial} /> : <Loading />;
}

function Loaded({ id, person, initial }: { id: string; person: Person; initial: Article | null }) {
  const { data, refetch } = useArticleStart(id, person, initial);
  switch (data?.kind) {
    case undefined:
      return <Loading />;
    case "ready":
      return data.start.article.role === "viewer" ? <ArticleReader article={data.start.article} /> : <ArticleEditor start={data.start} />;
    case "gone":
      return <DeletedArticle id={id} problem={data.problem} onRestored={() => void refetch()} />;
    case "missing":
      return (
        <EmptyState title="There is no such article" actions={<ButtonLink href="/">To your articles</ButtonLink>}>
          <p>It may have been removed for good, or you may not be allowed to see it.</p>
        </EmptyState>
      );
    case "unauthorized":
      return (
        <EmptyState
          title="You are signed out"
          actions={
            <ButtonLink variant="primary" href={`/sign-in?next=${encodeURIComponent(`/articles/${id}`)}`}>
              Sign in
            </ButtonLink>
          }
        >
          <p>Sign in to open this article. Text that was not saved yet is kept on this device.</p>
        </EmptyState>
      );
    case "offline":
    case "unavailable":
      return (
        <EmptyState title={data.kind === "offline" ? "You are offline" : "The server does not answer"}>
          <p>The article opens as soon as the server can be reached.</p>
        </EmptyState>
      );
  }
}

function Loading() {
  return (
    <div className={styles.loading} role="status" aria-label="Loading the article">
      <Skeleton lines={6} />
    </div>
  );
}
