"use client";

import { FormFault } from "@/components/outcomes/form-fault";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Stack } from "@/components/ui/stack";
import { faultOf, formAnswer } from "@/lib/client/sentences";
import { useRegister } from "@/lib/client/mutations";
import { MIN_PASSWORD_LENGTH, registrationSchema, type Registration } from "@/lib/users/schema";
import { PasswordField } from "./password-field";
import { useAccountForm, type AccountAnswer } from "./use-account-form";

/** Creates an account, which is then signed in. */
export function RegisterForm({ submitLabel, invitation = null, onDone }: { submitLabel: string; invitation?: string | null; onDone: () => void }) {
  const register = useRegister();
  const send = async (account: Registration) => answerTo(await register.mutateAsync(invitation === null ? account : { ...account, invitation }), invitation);
  const { faults, sentence, isBusy, submit } = useAccountForm(registrationSchema, send, onDone);

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

function answerTo(outcome: Awaited<ReturnType<ReturnType<typeof useRegister>["mutateAsync"]>>, invitation: string | null): AccountAnswer {
  switch (outcome.kind) {
    case "saved":
      return { kind: "done" };
    case "duplicate":
      return { kind: "wrong", faults: [{ path: "email", message: "there is an account with this email already. Sign in instead" }], sentence: null };
    case "forbidden":
      return { kind: "wrong", faults: [], sentence: invitation === null ? "This installation takes no new accounts by themselves. Ask its owner for an invitation." : "This invitation was used already, was revoked or has expired. Ask the owner for a new one." };
    default:
      return { kind: "wrong", ...formAnswer(outcome, ["name", "email", "password"], "create the account") };
  }
}
