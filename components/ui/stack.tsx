import type { ReactNode } from "react";
import { classNames } from "./class-names";
import styles from "./stack.module.css";

/** Things under each other, evenly apart. */
export function Stack({ gap = "md", children }: { gap?: "sm" | "md" | "lg"; children: ReactNode }) {
  return <div className={classNames(styles.stack, styles[gap])}>{children}</div>;
}

/** The buttons at the end of a form, the main one last. */
export function Actions({ align = "end", children }: { align?: "start" | "end"; children: ReactNode }) {
  return <div className={classNames(styles.actions, styles[align])}>{children}</div>;
}
