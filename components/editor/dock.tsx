"use client";

import type { ReactNode } from "react";
import type { CoveredEdges } from "@/components/codemirror/covered-edges";
import styles from "./dock.module.css";

/** Where notices and questions come up: over the lower edge, so that no line of text ever moves because of them. */
export function Dock({ children, edges }: { children: ReactNode; edges?: CoveredEdges }) {
  return (
    <div ref={(element) => edges?.setDock(element)} className={styles.dock}>
      {children}
    </div>
  );
}
