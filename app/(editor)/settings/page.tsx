import type { Metadata } from "next";
import { getPageViewer } from "@/lib/server/page-session";
import { SettingsScreen } from "@/components/account/settings-screen";

export const metadata: Metadata = { title: "Your settings" };

export default async function SettingsPage() {
  const session = await getPageViewer();
  const invites = session.kind === "signed-in" && session.user.role === "owner" && session.app.environment.registration === "invite";
  return <SettingsScreen invites={invites} />;
}
