import type { ReactNode } from "react";
import styles from "./visually-hidden.module.css";

/** For screen readers only. */
export function VisuallyHidden({ children, as: Tag = "div" }: { children: ReactNode; as?: "div" | "span" | "h1" | "h2" | "caption" }) {
  return <Tag className={styles.hidden}>{children}</Tag>;
}
