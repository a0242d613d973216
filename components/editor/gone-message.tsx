"use client";

import { useEffect } from "react";
import { useAnnounce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { Message } from "@/components/ui/message";
import type { Activity } from "@/lib/editor/state";

export type Gone = Extract<Activity, { kind: "gone" }>;

export interface GoneMessageProps {
  gone: Gone;
  /** Where unsaved text is, as a sentence; null where everything is saved. */
  kept: string | null;
  onDecide: () => void;
}

/** Somebody moved the article to the trash under the writer's hands: said without taking a key from them. */
export function GoneMessage({ gone, kept, onDecide }: GoneMessageProps) {
  const announce = useAnnounce();
  const sentence = `${gone.deletedBy?.name ?? "Somebody"} moved this article to the trash.`;
  useEffect(() => announce(sentence), [announce, sentence]);
  return (
    <Message
      tone="warning"
      title={sentence}
      actions={
        <Button size="sm" variant="primary" isBusy={gone.isRestoring} onClick={onDecide}>
          Decide…
        </Button>
      }
    >
      <p>{kept === null ? "Everything you wrote had been saved." : `Go on writing if you like; saving waits for your decision. ${kept}`}</p>
    </Message>
  );
}
