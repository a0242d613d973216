import Link from "next/link";
import { StatusBadge } from "@/components/publishing/status-badge";
import { MarkedText } from "@/components/ui/marked-text";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ArticleListItem } from "@/lib/articles/schema";
import { searchTerms, titleHits } from "@/lib/articles/search";
import type { Space } from "@/lib/spaces/schema";
import styles from "./search-screen.module.css";

/** The hits of a search, with the words of `query` marked. */
export function SearchHits({ hits, query, spaces }: { hits: ArticleListItem[]; query: string; spaces: Space[] }) {
  const terms = searchTerms(query);
  return (
    <ol role="list" aria-label="Results" className={styles.hits}>
      {hits.map(({ snippet, ...article }) => (
        <li key={article.id} className={styles.hit}>
          <div className={styles.titleLine}>
            <h2 className={styles.title}>
              {/* The link covers the whole hit. */}
              <Link href={`/articles/${article.id}`} prefetch={false}>
                <MarkedText text={article.title} ranges={titleHits(article.title, terms)} />
              </Link>
            </h2>
            <StatusBadge article={article} />
          </div>
          {snippet?.field === "body" && (
            <p className={styles.snippet}>
              <MarkedText {...snippet} />
            </p>
          )}
          <p className={styles.meta}>
            <span>{spaces.find(({ id }) => id === article.spaceId)?.name}</span>
            <span>
              {article.updatedBy.name}, <RelativeTime at={article.updatedAt} />
            </span>
          </p>
        </li>
      ))}
    </ol>
  );
}
