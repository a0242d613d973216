import { decodeSegment } from "@/lib/wire/segment";
import type { Metadata } from "next";
import { SpaceSettingsScreen } from "@/components/spaces/space-settings-screen";

export const metadata: Metadata = { title: "Settings of the space" };

export default async function SpaceSettingsPage({ params }: { params: Promise<{ slug: string }> }) {
  return <SpaceSettingsScreen slug={decodeSegment((await params).slug)} />;
}
