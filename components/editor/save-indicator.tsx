"use client";

import { Check, CloudOff, PencilLine, RefreshCw, Split } from "lucide-react";
import type { ReactNode } from "react";
import type { Indicator } from "@/lib/editor/indicator";
import styles from "./save-indicator.module.css";

const ICONS: Record<Indicator, ReactNode> = {
  Saved: <Check aria-hidden="true" />,
  "Saving…": <RefreshCw aria-hidden="true" />,
  "Unsaved changes": <PencilLine aria-hidden="true" />,
  "Offline – kept on this device": <CloudOff aria-hidden="true" />,
  "Needs your decision": <Split aria-hidden="true" />,
};

/** Where the text is: one small line that tells the truth. */
export function SaveIndicator({ value }: { value: Indicator }) {
  return (
    <div role="status" aria-label="Save state" className={styles.indicator} data-state={value}>
      {ICONS[value]}
      <span>{value}</span>
    </div>
  );
}
