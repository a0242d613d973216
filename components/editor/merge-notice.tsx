"use client";

import { GitMerge, X } from "lucide-react";
import { useEffect } from "react";
import { useAnnounce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import type { MergeRecord } from "@/lib/editor/state";
import { namesOf, possessiveOf } from "@/components/merge/names";
import styles from "./merge-notice.module.css";

/** The quiet word that somebody else's changes are in the text now, with the way to look at them. */
export function MergeNotice({ record, personId, onShow, onDismiss }: { record: MergeRecord; personId: string; onShow: () => void; onDismiss: () => void }) {
  const announce = useAnnounce();
  const sentence = `${possessiveOf(record.authors, personId)} changes were merged`;
  const names = namesOf(record.authors, personId);
  useEffect(() => announce(`Merged into your text: changes by ${names}`), [announce, names, record.theirs.version]);
  return (
    <div className={styles.notice}>
      <GitMerge aria-hidden="true" />
      <span>{sentence}</span>
      <Button size="sm" variant="quiet" onClick={onShow}>
        Show
      </Button>
      <IconButton size="sm" label="Dismiss" hasTooltip={false} icon={<X aria-hidden="true" />} onClick={onDismiss} />
    </div>
  );
}
