import { useState, type FormEvent } from "react";
import type { z } from "zod";
import type { FormAnswer } from "@/lib/client/sentences";
import { focusFirstFault } from "./focus-first-fault";

/** What became of sending the form: the person is in, or this is wrong with it. */
export type AccountAnswer = { kind: "done" } | ({ kind: "wrong" } & FormAnswer);

export interface AccountForm extends Readonly<FormAnswer> {
  readonly isBusy: boolean;
  submit(event: FormEvent<HTMLFormElement>): void;
}

/** A form that leads into the app: checked here first, sent once, faults shown beside their fields and focused. */
export function useAccountForm<Schema extends z.ZodType>(schema: Schema, send: (input: z.output<Schema>) => Promise<AccountAnswer>, onDone: () => void): AccountForm {
  const [shown, setShown] = useState<FormAnswer>({ faults: [], sentence: null });
  // Stays so after a success: the page is about to change.
  const [isBusy, setBusy] = useState(false);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isBusy) return;
    const form = event.currentTarget;
    const show = ({ faults, sentence }: FormAnswer) => {
      setShown({ faults, sentence });
      setBusy(false);
      focusFirstFault(form);
    };
    const parsed = schema.safeParse(Object.fromEntries(new FormData(form)));
    if (!parsed.success) {
      return show({ faults: parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message })), sentence: null });
    }
    setBusy(true);
    void send(parsed.data).then(
      (answer) => (answer.kind === "done" ? onDone() : show(answer)),
      (error: unknown) => {
        setBusy(false);
        throw error;
      },
    );
  };

  return { ...shown, isBusy, submit };
}
