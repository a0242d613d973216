"use client";

import { useModKey } from "@/components/shell/use-mod-key";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { MERGE_KEYS } from "./use-merge-keys";
import styles from "./key-help.module.css";

/** The keys of the merge screen. */
export function KeyHelp({ isOpen, onOpenChange }: { isOpen: boolean; onOpenChange: (isOpen: boolean) => void }) {
  const mod = useModKey();
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
