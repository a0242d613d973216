import { useState, type FormEvent } from "react";
import type { z } from "zod";
import type { Fault } from "@/lib/wire/schema";
import { focusFirstFault } from "./focus-first-fault";

/** What became of sending the form: the person is in, or this is wrong with it. */
export type AccountAnswer = { kind: "done" } | { kind: "wrong"; faults: Fault[]; sentence: string | null };

export interface AccountForm {
  readonly faults: Fault[];
  /** What is wrong with the whole, as a sentence. */
  readonly general: string | null;
  readonly isBusy: boolean;
  submit(event: FormEvent<HTMLFormElement>): void;
}

/** A form that leads into the app: checked here first, sent once, faults shown beside their fields and focused. */
export function useAccountForm<Schema extends z.ZodType>(schema: Schema, send: (input: z.output<Schema>) => Promise<AccountAnswer>, onDone: () => void): AccountForm {
  const [faults, setFaults] = useState<Fault[]>([]);
  const [general, setGeneral] = useState<string | null>(null);
  // Stays so after a success: the page is about to change.
  const [isBusy, setBusy] = useState(false);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isBusy) return;
    const form = event.currentTarget;
    const show = (found: Fault[], sentence: string | null) => {
      setFaults(found);
      setGeneral(sentence);
      setBusy(false);
      focusFirstFault(form);
    };
    const parsed = schema.safeParse(Object.fromEntries(new FormData(form)));
    if (!parsed.success) return show(parsed.error.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message })), null);
    setBusy(true);
    void send(parsed.data).then(
      (answer) => (answer.kind === "done" ? onDone() : show(answer.faults, answer.sentence)),
      (error: unknown) => {
        setBusy(false);
        throw error;
      },
    );
  };

  return { faults, general, isBusy, submit };
}
