import { decodeSegment } from "@/lib/wire/segment";
import type { Metadata } from "next";
import { SpaceScreen } from "@/components/spaces/space-screen";

export const metadata: Metadata = { title: "Articles" };

export default async function SpacePage({ params }: { params: Promise<{ slug: string }> }) {
  return <SpaceScreen slug={decodeSegment((await params).slug)} />;
}
