import type { Element, Root } from "hast";
import type { ReactNode } from "react";
import Markdown, { type Components, type Options } from "react-markdown";
import rehypeRaw from "rehype-raw";
import rehypeSanitize from "rehype-sanitize";
import remarkGfm from "remark-gfm";
import { headingIds } from "./heading-ids";
import styles from "./markdown-view.module.css";
import { sanitizeSchema } from "./sanitize-schema";
import { resolveLinks, textOf, visitElements, withoutOpeningTitle, wordsOfDeadLinks } from "./tree";

export interface RenderOptions {
  /** Where a link leads from this page; null for one that leaves its words alone. */
  resolveLink?: (href: string) => string | null;
  /** The title above the text: a first heading that says the same is left out. */
  title?: string;
}

export interface RenderedHeading {
  readonly level: number;
  readonly text: string;
  readonly id: string;
}

export interface RenderedMarkdown {
  readonly text: ReactNode;
  readonly headings: readonly RenderedHeading[];
  /** The words of the first paragraph that has any; "" where none has. */
  readonly firstParagraph: string;
}

/** Markdown, written by anyone, as elements without anything that could run; and what can be said of the text. */
export function renderMarkdown(source: string, { resolveLink, title }: RenderOptions = {}): RenderedMarkdown {
  const headings: RenderedHeading[] = [];
  let firstParagraph = "";
  const readOff = () => (tree: Root) =>
    visitElements(tree, (element) => {
      if (isHeading(element)) headings.push({ level: Number(element.tagName[1]), text: textOf(element).trim(), id: String(element.properties.id) });
      if (element.tagName === "p" && firstParagraph === "") firstParagraph = textOf(element).replace(/\s+/g, " ").trim();
    });
  const text = Markdown({
    children: source,
    remarkPlugins: [remarkGfm],
    rehypePlugins: [
      rehypeRaw,
      [rehypeSanitize, sanitizeSchema],
      wordsOfDeadLinks,
      ...(title === undefined ? [] : [[withoutOpeningTitle, title] as const]),
      ...(resolveLink ? [[resolveLinks, resolveLink] as const] : []),
      headingIds,
      readOff,
    ] as Options["rehypePlugins"],
    components: COMPONENTS,
    urlTransform: keepUrl,
    remarkRehypeOptions: { footnoteLabelTagName: "h2" },
  });
  return { text, headings, firstParagraph };
}

const isHeading = ({ tagName }: Element) => /^h[1-6]$/.test(tagName);

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
