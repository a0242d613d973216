"use client";

import { ChevronDown, CircleAlert } from "lucide-react";
import { useId, type ComponentProps, type ReactNode } from "react";
import { classNames } from "./class-names";
import styles from "./field.module.css";
import hidden from "./visually-hidden.module.css";

/** What a control inside a field needs to be tied to its label, hint and error. */
export interface ControlProps {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

export interface FieldProps {
  label: ReactNode;
  /** A sentence that helps before anything went wrong. */
  hint?: ReactNode;
  /** A sentence about what is wrong; shown under the control and read out with it. */
  error?: string | null;
  isLabelHidden?: boolean;
  className?: string;
  children: (control: ControlProps) => ReactNode;
}

/** Label, control, hint and error, wired for assistive technology. */
export function Field({ label, hint, error, isLabelHidden, className, children }: FieldProps) {
  const id = useId();
  const described = classNames(error ? `${id}-error` : null, hint ? `${id}-hint` : null) || undefined;
  return (
    <div className={classNames(styles.field, className)}>
      <label htmlFor={id} className={isLabelHidden ? hidden.hidden : styles.label}>
        {label}
      </label>
      {children({ id, "aria-describedby": described, "aria-invalid": error ? true : undefined })}
      {error && (
        <p id={`${id}-error`} className={styles.error}>
          <CircleAlert aria-hidden="true" />
          {error}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}

type Common = Pick<FieldProps, "label" | "hint" | "error" | "isLabelHidden">;

export function TextField({ label, hint, error, isLabelHidden, className, ...input }: Common & ComponentProps<"input">) {
  return (
    <Field label={label} hint={hint} error={error} isLabelHidden={isLabelHidden} className={className}>
      {(control) => <input type="text" {...input} {...control} className={styles.control} />}
    </Field>
  );
}

export function TextAreaField({ label, hint, error, isLabelHidden, className, ...area }: Common & ComponentProps<"textarea">) {
  return (
    <Field label={label} hint={hint} error={error} isLabelHidden={isLabelHidden} className={className}>
      {(control) => <textarea rows={3} {...area} {...control} className={classNames(styles.control, styles.area)} />}
    </Field>
  );
}

/** The platform's own select: best on a phone, and it needs no script to be right. */
export function SelectField({ label, hint, error, isLabelHidden, className, children, ...select }: Common & ComponentProps<"select">) {
  return (
    <Field label={label} hint={hint} error={error} isLabelHidden={isLabelHidden} className={className}>
      {(control) => (
        <span className={styles.selectWrap}>
          <select {...select} {...control} className={classNames(styles.control, styles.select)}>
            {children}
          </select>
          <ChevronDown aria-hidden="true" />
        </span>
      )}
    </Field>
  );
}
