"use client";

import { FormFault } from "@/components/outcomes/form-fault";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Stack } from "@/components/ui/stack";
import { useSignIn } from "@/lib/client/mutations";
import { faultOf, formAnswer } from "@/lib/client/sentences";
import { signInSchema } from "@/lib/users/schema";
import { PasswordField } from "./password-field";
import { useAccountForm, type AccountAnswer } from "./use-account-form";

export function SignInForm({ onDone }: { onDone: () => void }) {
  const signIn = useSignIn();
  const { faults, sentence, isBusy, submit } = useAccountForm(signInSchema, async (credentials) => answerTo(await signIn.mutateAsync(credentials)), onDone);

  return (
    <form method="post" onSubmit={submit} noValidate>
      <Stack>
        <FormFault sentence={sentence} />
        <TextField name="email" type="email" label="Email" autoComplete="username" inputMode="email" error={faultOf(faults, "email")} required />
        <PasswordField name="password" label="Password" autoComplete="current-password" error={faultOf(faults, "password")} required />
        <Button type="submit" variant="primary" isWide isBusy={isBusy}>
          Sign in
        </Button>
      </Stack>
    </form>
  );
}

function answerTo(outcome: Awaited<ReturnType<ReturnType<typeof useSignIn>["mutateAsync"]>>): AccountAnswer {
  switch (outcome.kind) {
    case "saved":
      return { kind: "done" };
    case "unauthorized":
      return { kind: "wrong", faults: [], sentence: "This email and password do not belong together. Check both and try again." };
    default:
      return { kind: "wrong", ...formAnswer(outcome, ["email", "password"], "sign you in") };
  }
}
