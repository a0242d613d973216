"use client";

import { useQuery } from "@tanstack/react-query";
import { MarkdownView } from "@/components/markdown/markdown-view";
import { StarButton } from "@/components/stars/star-controls";
import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Article } from "@/lib/articles/schema";
import { articleQuery } from "@/lib/client/queries";
import styles from "./article-reader.module.css";

/** An article for somebody who may read it and not change it. */
export function ArticleReader({ article: first }: { article: Article }) {
  const { data: article = first } = useQuery({ ...articleQuery(first.id), initialData: first, refetchInterval: 10_000 });
  return (
    <article className={styles.page}>
      <header className={styles.header}>
        <h1 className={styles.title}>{article.title}</h1>
        <div className={styles.meta}>
          <Badge>Read only</Badge>
          <span>
            {article.updatedBy.name}, <RelativeTime at={article.updatedAt} />
          </span>
          {article.tags.map((tag) => (
            <Badge key={tag}>{tag}</Badge>
          ))}
          <StarButton articleId={article.id} />
        </div>
      </header>
      <MarkdownView source={article.body} />
    </article>
  );
}
