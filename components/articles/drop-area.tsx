"use client";

import { useState, type DragEvent, type ReactNode } from "react";
import { filesOfDrop } from "@/lib/client/dropped-files";
import type { RawFile } from "@/lib/import/read-files";
import styles from "./drop-area.module.css";

/** A page onto which files can be dropped. Says so as soon as some are dragged over it. */
export function DropArea({ isActive, label, onDrop, children }: { isActive: boolean; label: string; onDrop: (files: RawFile[]) => void; children: ReactNode }) {
  // Every element inside sends enter and leave, so they are counted.
  const [depth, setDepth] = useState(0);
  if (!isActive) return children;

  const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes("Files");
  return (
    <div
      className={styles.area}
      onDragEnter={(event) => hasFiles(event) && setDepth((count) => count + 1)}
      onDragLeave={(event) => hasFiles(event) && setDepth((count) => Math.max(0, count - 1))}
      onDragOver={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = "copy";
      }}
      onDrop={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setDepth(0);
        void filesOfDrop(event.dataTransfer).then(onDrop);
      }}
    >
      {children}
      {depth > 0 && (
        <div className={styles.overlay}>
          <p>{label}</p>
        </div>
      )}
    </div>
  );
}
