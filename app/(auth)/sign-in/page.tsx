import type { Metadata } from "next";
import { SignInScreen } from "@/components/account/auth-screens";
import { safeNext } from "@/components/account/safe-next";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  return <SignInScreen next={safeNext((await searchParams).next)} />;
}
