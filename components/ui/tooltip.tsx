"use client";

import { Tooltip as Base } from "@base-ui/react/tooltip";
import type { ReactElement } from "react";
import { Kbd } from "./kbd";
import styles from "./tooltip.module.css";

export interface TooltipProps {
  label: string;
  keys?: string[];
  side?: "top" | "bottom" | "left" | "right";
  /** One element that can have the focus, and that has an accessible name of its own. */
  children: ReactElement;
}

/** A hint on hover and focus. Never the only place where something is said: a touch screen has no hover. */
export function Tooltip({ label, keys, side = "bottom", children }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} className={styles.positioner}>
          <Base.Popup className={styles.popup}>
            {label}
            {keys && <Kbd keys={keys} />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
