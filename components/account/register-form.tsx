"use client";

import { FormFault } from "@/components/outcomes/form-fault";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Stack } from "@/components/ui/stack";
import { faultOf, formAnswer } from "@/lib/client/sentences";
import { useRegister } from "@/lib/client/mutations";
import { MIN_PASSWORD_LENGTH, registrationSchema } from "@/lib/users/schema";
import { PasswordField } from "./password-field";
import { useAccountForm, type AccountAnswer } from "./use-account-form";

/** Creates an account, which is then signed in. */
export function RegisterForm({ submitLabel, onDone }: { submitLabel: string; onDone: () => void }) {
  const register = useRegister();
  const { faults, sentence, isBusy, submit } = useAccountForm(registrationSchema, async (account) => answerTo(await register.mutateAsync(account)), onDone);

  return (
    <form method="post" onSubmit={submit} noValidate>
      <Stack>
        <FormFault sentence={sentence} />
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
  switch (outcome.kind) {
    case "saved":
      return { kind: "done" };
    case "duplicate":
      return { kind: "wrong", faults: [{ path: "email", message: "there is an account with this email already. Sign in instead" }], sentence: null };
    case "forbidden":
      return { kind: "wrong", faults: [], sentence: "This installation takes no new accounts. Ask its owner for one." };
    default:
      return { kind: "wrong", ...formAnswer(outcome, ["name", "email", "password"], "create the account") };
  }
}
