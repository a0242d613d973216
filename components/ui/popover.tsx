"use client";

import { Popover as Base } from "@base-ui/react/popover";
import { X } from "lucide-react";
import type { ReactElement, ReactNode, RefObject } from "react";
import styles from "./popover.module.css";

export interface PopoverProps {
  /** The button that opens it. */
  trigger: ReactElement;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  title: ReactNode;
  /** Gets the focus on opening, so that what it says is heard before anything can be pressed. */
  titleRef: RefObject<HTMLHeadingElement | null>;
  /** Which edge of the button it keeps to. */
  align?: "start" | "end";
  children: ReactNode;
  /** Whether the button gets the focus back; not where a choice inside has given it to something else. */
  returnsFocus?: () => boolean;
}

/** A panel at a button, over a page that goes on: Escape and a press outside close it, and the button gets the focus back. */
export function Popover({ trigger, isOpen, onOpenChange, title, titleRef, align = "end", children, returnsFocus }: PopoverProps) {
  return (
    <Base.Root open={isOpen} onOpenChange={onOpenChange}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className={styles.positioner} positionMethod="fixed" align={align} sideOffset={8} collisionPadding={8}>
          <Base.Popup className={styles.popup} initialFocus={titleRef} finalFocus={returnsFocus}>
            <Base.Title ref={titleRef} tabIndex={-1} className={styles.title}>
              {title}
            </Base.Title>
            {children}
            <Base.Close className={styles.close} aria-label="Close">
              <X aria-hidden="true" />
            </Base.Close>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
