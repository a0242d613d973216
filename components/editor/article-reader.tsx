"use client";

import { MarkdownView } from "@/components/markdown/markdown-view";
import { ArchivedBanner } from "@/components/publishing/archived-banner";
import { PublishingButton } from "@/components/publishing/publishing-button";
import { usePanelOpen } from "@/components/publishing/use-panel-open";
import { StarButton } from "@/components/stars/star-controls";
import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Article } from "@/lib/articles/schema";
import { useFollowedArticle } from "./use-followed-article";
import styles from "./article-reader.module.css";

/** An article for somebody who may read it and not change it. */
export function ArticleReader({ article: first }: { article: Article }) {
  const article = useFollowedArticle(first);
  const [isOpen, onOpenChange] = usePanelOpen();
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
          <PublishingButton articleId={article.id} publicity={article} publishing={null} isOpen={isOpen} onOpenChange={onOpenChange} />
          <StarButton articleId={article.id} />
        </div>
        {article.status === "archived" && <ArchivedBanner />}
      </header>
      <MarkdownView source={article.body} />
    </article>
  );
}
