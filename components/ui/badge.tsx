import type { ReactNode } from "react";
import { classNames } from "./class-names";
import styles from "./badge.module.css";

export type BadgeTone = "neutral" | "accent" | "success" | "warning" | "danger" | "yours" | "theirs";

/** A word or two about a thing. The tone supports the words, it never replaces them. */
export function Badge({ tone = "neutral", children }: { tone?: BadgeTone; children: ReactNode }) {
  return <span className={classNames(styles.badge, styles[tone])}>{children}</span>;
}
