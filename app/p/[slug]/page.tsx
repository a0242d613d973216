import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { cache } from "react";
import { splitFrontMatter } from "@/components/markdown/front-matter";
import { renderMarkdown } from "@/components/markdown/render-markdown";
import { PublicArticle } from "@/components/publishing/public-article";
import { descriptionOf } from "@/lib/publishing/description";
import { linkedArticle } from "@/lib/publishing/links";
import { publicPath } from "@/lib/publishing/publication";
import { getApp } from "@/lib/server/app";
import { decodeSegment } from "@/lib/wire/segment";

type Props = { params: Promise<{ slug: string }> };

/** Read anew for each request: an article that was taken back is gone at once. */
export const dynamic = "force-dynamic";

const read = cache(async (slug: string) => {
  const published = await (await getApp()).publishing.readPublished(decodeSegment(slug));
  if (published.kind !== "found") return null;
  const { article } = published;
  const host = (await headers()).get("host") ?? "localhost";
  const resolveLink = (href: string) => {
    const linked = linkedArticle(href, host);
    if (!linked) return href;
    // What is not public is nobody's to find from here: its words stay, without the link.
    const target = article.links[linked.id];
    return target === undefined ? null : publicPath(target) + linked.hash;
  };
  return { article, rendered: renderMarkdown(splitFrontMatter(article.body).text, { resolveLink, title: article.title }) };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await read((await params).slug);
  if (!found) return { title: { absolute: "Nothing is public here" } };
  const { title, publishedAt } = found.article;
  const description = descriptionOf(found.rendered.firstParagraph);
  return {
    title: { absolute: title },
    description,
    // Published is for everyone, search engines included; every other page of the app asks not to be listed.
    robots: { index: true, follow: true },
    openGraph: { type: "article", title, description, publishedTime: publishedAt },
  };
}

/** A published article, for anybody. */
export default async function PublishedPage({ params }: Props) {
  const found = await read((await params).slug);
  if (!found) notFound();
  const { article, rendered } = found;
  return (
    <>
      {/* As a path: behind a proxy only the reader knows the whole address. */}
      <link rel="canonical" href={publicPath(article.slug)} />
      <PublicArticle title={article.title} publishedAt={article.publishedAt} rendered={rendered} />
    </>
  );
}
