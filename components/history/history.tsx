"use client";

import type { ReactNode } from "react";
import { VersionList, type VersionListProps } from "./version-list";
import styles from "./history.module.css";

/** The versions of an article beside what one of them changed. */
export function History({ children, ...list }: VersionListProps & { children: ReactNode }) {
  return (
    <div className={styles.history}>
      <div className={styles.versions}>
        <VersionList {...list} />
      </div>
      <div className={styles.content}>{children}</div>
    </div>
  );
}
