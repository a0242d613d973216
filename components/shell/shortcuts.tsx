import Link from "next/link";
import type { ReactNode } from "react";
import styles from "./shortcuts.module.css";

export interface ShortcutsProps {
  title: string;
  icon: ReactNode;
  items: readonly { articleId: string; title: string }[];
  /** Something has to be done about these. */
  isUrgent?: boolean;
}

/** Articles, of whatever space, that a person has at hand; nothing where there are none. Where one is, the tree shows. */
export function Shortcuts({ title, icon, items, isUrgent = false }: ShortcutsProps) {
  if (items.length === 0) return null;
  return (
    <section className={styles.shortcuts} data-urgent={isUrgent || undefined}>
      <h2>{title}</h2>
      <ul role="list">
        {items.map((item) => (
          <li key={item.articleId}>
            <Link href={`/articles/${item.articleId}`} prefetch={false} className={styles.link} title={item.title}>
              {icon}
              <span>{item.title}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
