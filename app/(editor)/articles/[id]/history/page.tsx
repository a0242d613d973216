import type { Metadata } from "next";
import { HistoryScreen } from "@/components/articles/history-screen";

export const metadata: Metadata = { title: "History" };

export default async function HistoryPage({ params }: { params: Promise<{ id: string }> }) {
  return <HistoryScreen articleId={(await params).id} />;
}
