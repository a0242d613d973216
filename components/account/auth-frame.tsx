import type { ReactNode } from "react";
import { Brand } from "@/components/shell/brand";
import { Specimen } from "./specimen";
import styles from "./auth-frame.module.css";

export interface AuthFrameProps {
  title: string;
  lead: ReactNode;
  children: ReactNode;
  /** Where else to go, e.g. to the other form. */
  footer?: ReactNode;
}

/** The door: a form on one side, what the house is about on the other. */
export function AuthFrame({ title, lead, children, footer }: AuthFrameProps) {
  return (
    <div className={styles.frame}>
      <main className={styles.main}>
        <Brand />
        <div className={styles.column}>
          <h1 className={styles.title}>{title}</h1>
          <p className={styles.lead}>{lead}</p>
          {children}
          {footer && <p className={styles.footer}>{footer}</p>}
        </div>
      </main>
      <aside className={styles.aside} aria-hidden="true">
        <Specimen />
      </aside>
    </div>
  );
}
