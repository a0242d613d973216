import type { Metadata } from "next";
import { cache } from "react";
import { ArticlePage } from "@/components/editor/article-page";
import type { Article } from "@/lib/articles/schema";
import { getPageViewer } from "@/lib/server/page-session";

/** A larger text comes faster by itself than inside the page. */
const MAX_INLINE_LENGTH = 200_000;

interface Props {
  params: Promise<{ id: string }>;
}

const readArticle = cache(async (id: string): Promise<Article | null> => {
  const session = await getPageViewer();
  if (session.kind !== "signed-in") return null;
  const outcome = await session.app.articles.read(session.viewer, id);
  return outcome.kind === "found" ? outcome.article : null;
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await readArticle((await params).id))?.title ?? "Article" };
}

export default async function Page({ params }: Props) {
  const { id } = await params;
  const article = await readArticle(id);
  return <ArticlePage id={id} initial={article && article.body.length <= MAX_INLINE_LENGTH ? article : null} />;
}
