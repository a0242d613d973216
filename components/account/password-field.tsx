"use client";

import { Eye, EyeOff } from "lucide-react";
import { useState, type ComponentProps } from "react";
import { Field, type FieldProps } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import fieldStyles from "@/components/ui/field.module.css";
import styles from "./password-field.module.css";

type PasswordFieldProps = Pick<FieldProps, "label" | "hint" | "error"> & Omit<ComponentProps<"input">, "type">;

/** A password, hidden until the person wants to see it. */
export function PasswordField({ label, hint, error, ...input }: PasswordFieldProps) {
  const [isShown, setShown] = useState(false);
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <div className={styles.wrap}>
          <input {...input} {...control} type={isShown ? "text" : "password"} className={`${fieldStyles.control} ${styles.input}`} autoCapitalize="none" spellCheck={false} />
          <IconButton
            className={styles.toggle}
            size="sm"
            label={isShown ? "Hide the password" : "Show the password"}
            icon={isShown ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
            hasTooltip={false}
            onClick={() => setShown(!isShown)}
          />
        </div>
      )}
    </Field>
  );
}
