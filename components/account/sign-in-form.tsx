"use client";

import { useState, type FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Message } from "@/components/ui/message";
import { Stack } from "@/components/ui/stack";
import { useSignIn } from "@/lib/client/mutations";
import { failureSentence, faultOf, otherFaults } from "@/lib/client/sentences";
import { signInSchema } from "@/lib/users/schema";
import type { Fault } from "@/lib/wire/schema";
import { focusFirstFault } from "./focus-first-fault";
import { PasswordField } from "./password-field";

export function SignInForm({ onDone }: { onDone: () => void }) {
  const signIn = useSignIn();
  const [faults, setFaults] = useState<Fault[]>([]);
  const [general, setGeneral] = useState<string | null>(null);
  const [isLeaving, setLeaving] = useState(false);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (signIn.isPending || isLeaving) return;
    const form = event.currentTarget;
    const show = (found: Fault[], sentence: string | null) => {
      setFaults(found);
      setGeneral(sentence);
      focusFirstFault(form);
    };

    const parsed = signInSchema.safeParse(Object.fromEntries(new FormData(form)));
    if (!parsed.success) return show(parsed.error.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message })), null);
    signIn.mutate(parsed.data, {
      onSuccess: (outcome) => {
        if (outcome.kind === "saved") {
          setLeaving(true);
          onDone();
        } else if (outcome.kind === "invalid") show(outcome.errors, otherFaults(outcome.errors, ["email", "password"]));
        else if (outcome.kind === "unauthorized") show([], "This email and password do not belong together. Check both and try again.");
        else show([], failureSentence(outcome, "sign you in"));
      },
    });
  };

  return (
    <form method="post" onSubmit={submit} noValidate>
      <Stack>
        {general && (
          <Message tone="danger" isAlert>
            {general}
          </Message>
        )}
        <TextField name="email" type="email" label="Email" autoComplete="username" inputMode="email" error={faultOf(faults, "email")} required />
        <PasswordField name="password" label="Password" autoComplete="current-password" error={faultOf(faults, "password")} required />
        <Button type="submit" variant="primary" isWide isBusy={signIn.isPending || isLeaving}>
          Sign in
        </Button>
      </Stack>
    </form>
  );
}
