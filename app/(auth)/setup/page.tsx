import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SetupScreen } from "@/components/account/auth-screens";
import { getPageViewer } from "@/lib/server/page-session";

export const metadata: Metadata = { title: "Welcome" };

export default async function SetupPage() {
  if ((await getPageViewer()).kind !== "setup") redirect("/");
  return <SetupScreen />;
}
