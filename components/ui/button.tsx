"use client";

import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";
import styles from "./button.module.css";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "sm" | "md";

interface Look {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** An icon before the label. */
  icon?: ReactNode;
  /** Takes the whole width of its container. */
  isWide?: boolean;
}

export interface ButtonProps extends ComponentProps<"button">, Look {
  /** Something is under way: the button keeps its width and focus, and does nothing. */
  isBusy?: boolean;
}

export function Button({ variant = "secondary", size = "md", icon, isWide, isBusy, className, children, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classNames(look({ variant, size, isWide }), className)}
      aria-disabled={isBusy || rest["aria-disabled"]}
      aria-busy={isBusy || undefined}
      onClick={isBusy ? (event) => event.preventDefault() : onClick}
    >
      {icon}
      <span className={styles.label}>{children}</span>
      {isBusy && <span className={styles.spinner} aria-hidden="true" />}
    </button>
  );
}

/** A link that looks like a button, for going somewhere. */
export function ButtonLink({ variant = "secondary", size = "md", icon, isWide, className, children, ...rest }: ComponentProps<typeof Link> & Look) {
  return (
    <Link {...rest} className={classNames(look({ variant, size, isWide }), className)}>
      {icon}
      <span className={styles.label}>{children}</span>
    </Link>
  );
}

function look({ variant = "secondary", size = "md", isWide }: Look): string {
  return classNames(styles.button, styles[variant], styles[size], isWide && styles.wide);
}
