import { ArticlePage } from "@/components/editor/article-page";

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <ArticlePage id={decodeURIComponent((await params).id)} />;
}
