import { decodeSegment } from "@/lib/wire/segment";
import type { Metadata } from "next";
import { TrashScreen } from "@/components/spaces/trash-screen";

export const metadata: Metadata = { title: "Trash" };

export default async function TrashPage({ params }: { params: Promise<{ slug: string }> }) {
  return <TrashScreen slug={decodeSegment((await params).slug)} />;
}
