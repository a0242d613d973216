import type { Metadata } from "next";
import { SetupScreen } from "@/components/account/auth-screens";

export const metadata: Metadata = { title: "Welcome" };

export default function SetupPage() {
  return <SetupScreen />;
}
