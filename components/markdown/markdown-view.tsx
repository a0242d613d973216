"use client";

import { memo } from "react";
import Markdown, { type Components, type Options } from "react-markdown";
import rehypeRaw from "rehype-raw";
import rehypeSanitize from "rehype-sanitize";
import remarkGfm from "remark-gfm";
import { classNames } from "@/components/ui/class-names";
import { splitFrontMatter } from "./front-matter";
import { headingIds } from "./heading-ids";
import { sanitizeSchema } from "./sanitize-schema";
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
      <Markdown remarkPlugins={REMARK} rehypePlugins={REHYPE} components={COMPONENTS} urlTransform={keepUrl} remarkRehypeOptions={{ footnoteLabelTagName: "h2" }}>
        {text}
      </Markdown>
    </div>
  );
});

const REMARK: Options["remarkPlugins"] = [remarkGfm];
const REHYPE: Options["rehypePlugins"] = [rehypeRaw, [rehypeSanitize, sanitizeSchema], headingIds];

/** The sanitizer before it has already taken out every address that is not harmless. */
function keepUrl(url: string): string {
  return url;
}

const COMPONENTS: Components = {
  a({ node: _node, href, ...rest }) {
    const isExternal = /^[a-z][a-z0-9+.-]*:|^\/\//i.test(href ?? "");
    return <a href={href} {...rest} rel="noopener noreferrer" target={isExternal ? "_blank" : undefined} />;
  },
  img({ node: _node, alt, ...rest }) {
    // Pictures in articles come from anywhere and in any size, so there is nothing to optimise ahead.
    return <img {...rest} alt={alt ?? ""} loading="lazy" decoding="async" referrerPolicy="no-referrer" />;
  },
  table({ node: _node, ...rest }) {
    return (
      <div className={styles.scroller} role="region" aria-label="Table" tabIndex={0}>
        <table {...rest} />
      </div>
    );
  },
  pre({ node: _node, ...rest }) {
    return <pre {...rest} tabIndex={0} />;
  },
  input({ node: _node, checked, ...rest }) {
    return <input {...rest} checked={checked} readOnly aria-label={checked ? "Done" : "To do"} />;
  },
};
