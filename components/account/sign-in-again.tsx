"use client";

import { Dialog } from "@/components/ui/dialog";
import { apiClient } from "@/lib/client/api-client";
import { SignInForm } from "./sign-in-form";

export interface SignInAgainProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  /** Whose work is on this page. */
  personId: string;
  onDone: () => void;
}

/** Signing in where one is, so that nothing on the page has to be left for it. */
export function SignInAgain({ isOpen, onOpenChange, personId, onDone }: SignInAgainProps) {
  const check = async () => {
    const outcome = await apiClient.getMe();
    // Somebody else must not go on with this person's text; it stays on this device for its writer.
    if (outcome.kind === "ok" && outcome.me.id !== personId) return window.location.reload();
    onOpenChange(false);
    onDone();
  };
  return (
    <Dialog isOpen={isOpen} onOpenChange={onOpenChange} size="sm" title="Sign in again" description="What you wrote and decided stays as it is behind this.">
      <SignInForm onDone={() => void check()} />
    </Dialog>
  );
}
