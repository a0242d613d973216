import type { Metadata } from "next";
import { SettingsScreen } from "@/components/account/settings-screen";

export const metadata: Metadata = { title: "Your settings" };

export default function SettingsPage() {
  return <SettingsScreen />;
}
