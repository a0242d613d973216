"use client";

import { useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { AuthFrame } from "./auth-frame";
import { RegisterForm } from "./register-form";
import { SignInForm } from "./sign-in-form";
import { welcomeAddress } from "./welcome-address";

export function SetupScreen() {
  const enter = useEnter();
  return (
    <AuthFrame title="Welcome to Concord" lead="Nobody is here yet. The first account owns the installation: it opens spaces and lets others in.">
      <RegisterForm submitLabel="Create the first account" onDone={() => void welcomeAddress().then(enter)} />
    </AuthFrame>
  );
}

export function SignInScreen({ next }: { next: string }) {
  const enter = useEnter();
  return (
    <AuthFrame
      title="Sign in"
      lead="Anything you typed and could not save is kept on this device and offered back."
      footer={
        <>
          No account yet? <Link href="/sign-up">Create one</Link>
        </>
      }
    >
      <SignInForm onDone={() => enter(next)} />
    </AuthFrame>
  );
}

/** `invitation` is the secret of the link that brought the person here. */
export function SignUpScreen({ invitation }: { invitation: string | null }) {
  const enter = useEnter();
  return (
    <AuthFrame
      title="Create an account"
      lead={invitation === null ? "Write with others, at the same time, without overwriting each other." : "You have been invited. The link is for one account."}
      footer={
        <>
          Have one already? <Link href="/sign-in">Sign in</Link>
        </>
      }
    >
      <RegisterForm submitLabel="Create account" invitation={invitation} onDone={() => enter("/")} />
    </AuthFrame>
  );
}

/** Goes inside, with nothing in the cache from whoever was here before. */
function useEnter(): (target: string) => void {
  const router = useRouter();
  const cache = useQueryClient();
  return (target) => {
    cache.clear();
    router.replace(target);
    router.refresh();
  };
}
