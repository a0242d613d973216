import { Brand } from "@/components/shell/brand";
import { LocalDay } from "@/components/ui/relative-time";
import type { RenderedHeading, RenderedMarkdown } from "@/components/markdown/render-markdown";
import prose from "@/components/markdown/markdown-view.module.css";
import styles from "./public-article.module.css";

/** Headings from which on a list of them helps to find one's way. */
const MIN_OUTLINE = 3;
/** Levels shown below the highest one. */
const OUTLINE_DEPTH = 2;

/** A published article as anybody sees it. A script does no more here than say the day by the reader's own clock. */
export function PublicArticle({ title, publishedAt, rendered }: { title: string; publishedAt: string; rendered: RenderedMarkdown }) {
  const outline = outlineOf(rendered.headings);
  return (
    <div className={styles.page} data-outline={outline.length > 0 || undefined}>
      <main className={styles.main}>
        <article>
          <header className={styles.header}>
            <h1 dir="auto" className={styles.title}>
              {title}
            </h1>
            <p className={styles.date}>
              Published <LocalDay at={publishedAt} />
            </p>
          </header>
          {outline.length > 0 && (
            <details className={styles.contents}>
              <summary>Contents</summary>
              <Outline headings={outline} />
            </details>
          )}
          <div dir="auto" className={prose.prose}>
            {rendered.text}
          </div>
        </article>
      </main>
      {outline.length > 0 && (
        <nav className={styles.aside} aria-label="Contents">
          <p className={styles.asideTitle} aria-hidden="true">
            Contents
          </p>
          <Outline headings={outline} />
        </nav>
      )}
      <footer className={styles.footer}>
        Written with <Brand />
      </footer>
    </div>
  );
}

type OutlineEntry = RenderedHeading & { depth: number };

/** The headings to find one's way by, the highest at depth 0; none for a text that needs no such list. */
export function outlineOf(headings: readonly RenderedHeading[]): OutlineEntry[] {
  const named = headings.filter(({ text }) => text !== "");
  const top = Math.min(...named.map(({ level }) => level));
  const shown = named.map((heading) => ({ ...heading, depth: heading.level - top })).filter(({ depth }) => depth < OUTLINE_DEPTH);
  return shown.length < MIN_OUTLINE ? [] : shown;
}

function Outline({ headings }: { headings: OutlineEntry[] }) {
  return (
    <ul role="list" className={styles.outline}>
      {headings.map(({ id, text, depth }) => (
        <li key={id} data-depth={depth}>
          <a href={`#${encodeURIComponent(id)}`} dir="auto">
            {text}
          </a>
        </li>
      ))}
    </ul>
  );
}
