import { memo } from "react";
import { classNames } from "@/components/ui/class-names";
import { splitFrontMatter } from "./front-matter";
import { renderMarkdown } from "./render-markdown";
import styles from "./markdown-view.module.css";

export interface MarkdownViewProps {
  /** Markdown as it was written: by anyone, so nothing in it is trusted. */
  source: string;
  className?: string;
}

/** Markdown as a page to read. HTML in it is kept where it is harmless and dropped where it is not. */
export const MarkdownView = memo(function MarkdownView({ source, className }: MarkdownViewProps) {
  const { frontMatter, text } = splitFrontMatter(source);
  return (
    <div className={classNames(styles.prose, className)}>
      {frontMatter !== null && (
        <details>
          <summary className={styles.frontMatter}>Front matter</summary>
          <pre tabIndex={0}>{frontMatter}</pre>
        </details>
      )}
      {renderMarkdown(text).text}
    </div>
  );
});
