"use client";

import type { ReactNode } from "react";
import styles from "./dock.module.css";

/** Where notices and questions come up: over the lower edge, so that no line of text ever moves because of them. */
export function Dock({ children }: { children: ReactNode }) {
  return <div className={styles.dock}>{children}</div>;
}
