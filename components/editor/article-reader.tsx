"use client";

import { Ellipsis, History } from "lucide-react";
import { useRef } from "react";
import { MarkdownView } from "@/components/markdown/markdown-view";
import { goToRendered } from "@/components/markdown/rendered-heading";
import { ArchivedBanner, ArchivedNotice, useArchivedPlace } from "@/components/publishing/archived-banner";
import { PublishingButton } from "@/components/publishing/publishing-button";
import { usePanelOpen } from "@/components/publishing/use-panel-open";
import { StarButton } from "@/components/stars/star-controls";
import { Badge } from "@/components/ui/badge";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuLink, MenuSeparator } from "@/components/ui/menu";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Article } from "@/lib/articles/schema";
import { contentOf } from "@/lib/editor/content";
import { Dock } from "./dock";
import { FileItems } from "./file-items";
import { OutlineButton } from "./outline-panel";
import { useFollowedArticle } from "./use-followed-article";
import { useRescue } from "./use-rescue";
import styles from "./article-reader.module.css";

/** An article for somebody who may read it and not change it. */
export function ArticleReader({ article: first }: { article: Article }) {
  const article = useFollowedArticle(first);
  const [isOpen, onOpenChange] = usePanelOpen();
  const rescue = useRescue(article.spaceId);
  const archived = useArchivedPlace(article.status === "archived");
  const text = useRef<HTMLDivElement>(null);
  return (
    <div className={styles.frame}>
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
            <PublishingButton articleId={article.id} publicity={article} publishing={null} isOpen={isOpen} onOpenChange={onOpenChange} align="start" />
            <StarButton articleId={article.id} />
            <OutlineButton text={article.body} onGo={(heading, headings) => goToRendered(text.current, heading, headings)} />
            <Menu trigger={<IconButton label="More" hasTooltip={false} icon={<Ellipsis aria-hidden="true" />} />}>
              <MenuLink icon={<History aria-hidden="true" />} href={`/articles/${article.id}/history`}>
                History
              </MenuLink>
              <MenuSeparator />
              <FileItems rescue={rescue} read={() => contentOf(article)} />
            </Menu>
          </div>
          {archived.above && (
            <div className={styles.banner} data-room={archived.above}>
              <ArchivedBanner />
            </div>
          )}
        </header>
        <div ref={text}>
          <MarkdownView source={article.body} />
        </div>
      </article>
      <Dock>{archived.isAtEdge && <ArchivedNotice />}</Dock>
    </div>
  );
}
