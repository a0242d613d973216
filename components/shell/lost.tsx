import type { ReactNode } from "react";
import { Brand } from "./brand";
import styles from "./lost.module.css";

/** A page for when there is nothing to show: what happened, and where to go. */
export function Lost({ title, children, actions }: { title: string; children: ReactNode; actions?: ReactNode }) {
  return (
    <main className={styles.lost}>
      <Brand />
      <h1 className={styles.title}>{title}</h1>
      <p className={styles.text}>{children}</p>
      {actions && <div className={styles.actions}>{actions}</div>}
    </main>
  );
}
