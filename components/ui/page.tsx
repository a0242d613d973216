import type { ReactNode } from "react";
import { classNames } from "./class-names";
import styles from "./page.module.css";

export interface PageProps {
  /** Where the page stands, above its title. */
  above?: ReactNode;
  title: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  width?: "normal" | "wide";
  children: ReactNode;
}

/** The one layout of pages that are not an editor: a title with room around it, then the content. */
export function Page({ above, title, lead, actions, width = "normal", children }: PageProps) {
  return (
    <div className={classNames(styles.page, styles[width])}>
      <header className={styles.header}>
        <div className={styles.heading}>
          {above && <div className={styles.above}>{above}</div>}
          <h1 className={styles.title}>{title}</h1>
          {lead && <p className={styles.lead}>{lead}</p>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}

/** A part of a page with a heading of its own. */
export function PageSection({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <div className={styles.sectionHeading}>
        <h2>{title}</h2>
        {lead && <p>{lead}</p>}
      </div>
      <div className={styles.sectionBody}>{children}</div>
    </section>
  );
}
