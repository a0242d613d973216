"use client";

import { useEffect, useLayoutEffect, useRef } from "react";
import { useModKey } from "@/components/shell/use-mod-key";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { MERGE_KEYS } from "./use-merge-keys";
import styles from "./key-help.module.css";

export interface KeyHelpProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  /** Takes the focus on closing where what had it before is not there any more. */
  onFocusLost: () => void;
}

/** The keys of the merge screen. */
export function KeyHelp({ isOpen, onOpenChange, onFocusLost }: KeyHelpProps) {
  const mod = useModKey();
  useFocusBackAtOnce(isOpen, onFocusLost);
  return (
    <Dialog isOpen={isOpen} onOpenChange={onOpenChange} title="Keys" description="Numbers and letters work while a conflict has the focus.">
      <dl className={styles.keys}>
        {MERGE_KEYS.map(({ keys, does }) => (
          <div key={does} className={styles.row}>
            <dt>
              <Kbd keys={keys.map((key) => (key === "Mod" ? mod : key))} />
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

/**
 * Gives the focus back as soon as the dialog is closed. By itself it does so once it has faded away, and to the first
 * button of a card, so that the key that was just read about would go nowhere or press something else.
 */
function useFocusBackAtOnce(isOpen: boolean, onFocusLost: () => void): void {
  const before = useRef<Element | null>(null);
  // Ahead of the dialog, which takes the focus after the layout.
  useLayoutEffect(() => {
    if (isOpen) before.current = document.activeElement;
  }, [isOpen]);
  useEffect(() => {
    const element = before.current;
    if (isOpen || !element) return;
    before.current = null;
    if (element instanceof HTMLElement && element.isConnected && element.closest("[role=menu]") === null) element.focus({ preventScroll: true });
    else onFocusLost();
    // Only when it closes: afterwards the focus is the person's.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isOpen]);
}
