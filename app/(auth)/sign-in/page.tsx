import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInScreen } from "@/components/account/auth-screens";
import { safeNext } from "@/components/account/safe-next";
import { getPageViewer } from "@/lib/server/page-session";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const next = safeNext((await searchParams).next);
  const { kind } = await getPageViewer();
  if (kind === "setup") redirect("/setup");
  if (kind === "signed-in") redirect(next);
  return <SignInScreen next={next} />;
}
