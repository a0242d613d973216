import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignUpScreen } from "@/components/account/auth-screens";
import { getPageViewer } from "@/lib/server/page-session";

export const metadata: Metadata = { title: "Create an account" };

export default async function SignUpPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { kind } = await getPageViewer();
  if (kind === "setup") redirect("/setup");
  if (kind === "signed-in") redirect("/");
  const { invitation } = await searchParams;
  return <SignUpScreen invitation={typeof invitation === "string" ? invitation : null} />;
}
