"use client";

import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Message } from "@/components/ui/message";
import { Stack } from "@/components/ui/stack";
import { failureSentence, faultOf, otherFaults } from "@/lib/client/sentences";
import { useRegister } from "@/lib/client/mutations";
import { MIN_PASSWORD_LENGTH, registrationSchema } from "@/lib/users/schema";
import type { Fault } from "@/lib/wire/schema";
import { PasswordField } from "./password-field";
import { useAccountForm, type AccountAnswer } from "./use-account-form";

/** Creates an account, which is then signed in. */
export function RegisterForm({ submitLabel, onDone }: { submitLabel: string; onDone: () => void }) {
  const register = useRegister();
  const { faults, general, isBusy, submit } = useAccountForm(registrationSchema, async (account) => answerTo(await register.mutateAsync(account)), onDone);

  return (
    <form method="post" onSubmit={submit} noValidate>
      <Stack>
        {general && (
          <Message tone="danger" isAlert>
            {general}
          </Message>
        )}
        <TextField name="name" label="Your name" hint="Colleagues see it beside your changes." autoComplete="name" error={faultOf(faults, "name")} required />
        <TextField name="email" type="email" label="Email" autoComplete="username" inputMode="email" error={faultOf(faults, "email")} required />
        <PasswordField name="password" label="Password" autoComplete="new-password" hint={`At least ${MIN_PASSWORD_LENGTH} characters. A few words together are good.`} error={faultOf(faults, "password")} required />
        <Button type="submit" variant="primary" isWide isBusy={isBusy}>
          {submitLabel}
        </Button>
      </Stack>
    </form>
  );
}

function answerTo(outcome: Awaited<ReturnType<ReturnType<typeof useRegister>["mutateAsync"]>>): AccountAnswer {
  const wrong = (faults: Fault[], sentence: string | null): AccountAnswer => ({ kind: "wrong", faults, sentence });
  switch (outcome.kind) {
    case "saved":
      return { kind: "done" };
    case "invalid":
      return wrong(outcome.errors, otherFaults(outcome.errors, ["name", "email", "password"]));
    case "duplicate":
      return wrong([{ path: "email", message: "there is an account with this email already. Sign in instead" }], null);
    case "forbidden":
      return wrong([], "This installation takes no new accounts. Ask its owner for one.");
    default:
      return wrong([], failureSentence(outcome, "create the account"));
  }
}
