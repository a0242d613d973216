import type { Metadata } from "next";
import { SignUpScreen } from "@/components/account/auth-screens";

export const metadata: Metadata = { title: "Create an account" };

export default function SignUpPage() {
  return <SignUpScreen />;
}
