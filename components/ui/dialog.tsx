"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { useRef, type ReactNode, type RefObject } from "react";
import { classNames } from "./class-names";
import styles from "./dialog.module.css";

export interface DialogProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons, the main one last. */
  footer?: ReactNode;
  size?: "sm" | "md" | "lg";
  /** What gets the focus on opening; the first control otherwise. On the `title`, no key that is already on its way presses anything. */
  initialFocus?: RefObject<HTMLElement | null> | "title";
  /** What gets the focus on closing; what had it before otherwise, and where this gives null. */
  finalFocus?: () => HTMLElement | null;
  /** Closing by Escape or a click outside is left out, where that would be an answer. */
  isDismissible?: boolean;
}

/** A modal dialog: keeps the focus inside, gives it back on closing, closes on Escape. */
export function Dialog({ isOpen, onOpenChange, title, description, children, footer, size = "md", initialFocus, finalFocus, isDismissible = true }: DialogProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <Base.Root
      open={isOpen}
      onOpenChange={(open, details) => {
        const isDismissal = details.reason === "outside-press" || details.reason === "escape-key";
        if (isDismissible || !isDismissal) onOpenChange(open);
      }}
    >
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Viewport className={styles.viewport}>
          <Base.Popup className={classNames(styles.popup, styles[size])} initialFocus={initialFocus === "title" ? heading : initialFocus} finalFocus={finalFocus && (() => finalFocus() ?? true)}>
            <header className={styles.header}>
              <Base.Title ref={heading} tabIndex={initialFocus === "title" ? -1 : undefined} className={styles.title}>
                {title}
              </Base.Title>
            </header>
            {description && <Base.Description className={styles.description}>{description}</Base.Description>}
            {children && <div className={styles.body}>{children}</div>}
            {footer && <footer className={styles.footer}>{footer}</footer>}
            {/* Last in order, so that opening puts the focus on what the dialog is for. */}
            {isDismissible && (
              <Base.Close className={styles.close} aria-label="Close">
                <X aria-hidden="true" />
              </Base.Close>
            )}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}
