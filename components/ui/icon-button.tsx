"use client";

import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";
import { Tooltip } from "./tooltip";
import styles from "./icon-button.module.css";

export interface IconButtonProps extends Omit<ComponentProps<"button">, "children"> {
  /** What the button does: its accessible name and its tooltip. */
  label: string;
  icon: ReactNode;
  size?: "sm" | "md";
  /** Shown in the tooltip beside the label, e.g. `["Ctrl", "K"]`. */
  keys?: string[];
  hasTooltip?: boolean;
}

/** A button that is only an icon. Its name is always said, and shown on hover and focus. */
export function IconButton({ label, icon, size = "md", keys, hasTooltip = true, className, ...rest }: IconButtonProps) {
  const button = (
    <button type="button" {...rest} aria-label={label} className={classNames(styles.button, styles[size], className)}>
      {icon}
    </button>
  );
  return hasTooltip ? (
    <Tooltip label={label} keys={keys}>
      {button}
    </Tooltip>
  ) : (
    button
  );
}
