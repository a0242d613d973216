"use client";

import { useState, type FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Message } from "@/components/ui/message";
import { Stack } from "@/components/ui/stack";
import { failureSentence, faultOf, otherFaults } from "@/lib/client/sentences";
import { useRegister } from "@/lib/client/mutations";
import { MIN_PASSWORD_LENGTH, registrationSchema } from "@/lib/users/schema";
import type { Fault } from "@/lib/wire/schema";
import { focusFirstFault } from "./focus-first-fault";
import { PasswordField } from "./password-field";

/** Creates an account, which is then signed in. */
export function RegisterForm({ submitLabel, onDone }: { submitLabel: string; onDone: () => void }) {
  const register = useRegister();
  const [faults, setFaults] = useState<Fault[]>([]);
  const [general, setGeneral] = useState<string | null>(null);
  const [isLeaving, setLeaving] = useState(false);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (register.isPending || isLeaving) return;
    const form = event.currentTarget;
    const show = (found: Fault[], sentence: string | null) => {
      setFaults(found);
      setGeneral(sentence);
      focusFirstFault(form);
    };

    const parsed = registrationSchema.safeParse(Object.fromEntries(new FormData(form)));
    if (!parsed.success) return show(parsed.error.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message })), null);
    register.mutate(parsed.data, {
      onSuccess: (outcome) => {
        if (outcome.kind === "saved") {
          setLeaving(true);
          onDone();
        } else if (outcome.kind === "invalid") show(outcome.errors, otherFaults(outcome.errors, ["name", "email", "password"]));
        else if (outcome.kind === "duplicate") show([{ path: "email", message: "there is an account with this email already. Sign in instead" }], null);
        else if (outcome.kind === "forbidden") show([], "This installation takes no new accounts. Ask its owner for one.");
        else show([], failureSentence(outcome, "create the account"));
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
        <TextField name="name" label="Your name" hint="Colleagues see it beside your changes." autoComplete="name" error={faultOf(faults, "name")} required />
        <TextField name="email" type="email" label="Email" autoComplete="username" inputMode="email" error={faultOf(faults, "email")} required />
        <PasswordField name="password" label="Password" autoComplete="new-password" hint={`At least ${MIN_PASSWORD_LENGTH} characters. A few words together are good.`} error={faultOf(faults, "password")} required />
        <Button type="submit" variant="primary" isWide isBusy={register.isPending || isLeaving}>
          {submitLabel}
        </Button>
      </Stack>
    </form>
  );
}
