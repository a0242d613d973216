import { decodeSegment } from "@/lib/wire/segment";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { MarkdownView } from "@/components/markdown/markdown-view";
import { Page } from "@/components/ui/page";
import { getApp } from "@/lib/server/app";

type Props = { params: Promise<{ slug: string }> };

/** Read anew for each request: an article that was taken back is gone at once. */
export const dynamic = "force-dynamic";

const read = cache(async (slug: string) => {
  const published = await (await getApp()).publishing.readPublished(decodeSegment(slug));
  return published.kind === "found" ? published.article : null;
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const article = await read((await params).slug);
  return { title: article?.title ?? "Nothing here" };
}

/** A published article, for anybody. */
export default async function PublishedPage({ params }: Props) {
  const article = await read((await params).slug);
  if (!article) notFound();
  return (
    <main>
      <Page title={article.title}>
        <MarkdownView source={article.body} />
      </Page>
    </main>
  );
}
