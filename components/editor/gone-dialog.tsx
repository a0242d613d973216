"use client";

import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { exactTime } from "@/components/ui/relative-time";
import { Stack } from "@/components/ui/stack";
import type { Activity } from "@/lib/editor/state";

export interface GoneDialogProps {
  activity: Extract<Activity, { kind: "gone" }>;
  hasOwnText: boolean;
  onRestore: () => void;
  onSaveAsNew: () => void;
  onLetGo: () => void;
}

/** Somebody deleted the article under the writer's hands. Nothing typed is lost by any of the three answers. */
export function GoneDialog({ activity, hasOwnText, onRestore, onSaveAsNew, onLetGo }: GoneDialogProps) {
  const who = activity.deletedBy?.name ?? "Somebody";
  const when = activity.deletedAt ? ` on ${exactTime(activity.deletedAt)}` : "";
  return (
    <Dialog
      isOpen
      isDismissible={false}
      onOpenChange={() => undefined}
      title={`${who} moved this article to the trash`}
      description={
        hasOwnText
          ? `That was${when}, while you had changes that were not saved yet. They are kept on this device until you decide.`
          : `That was${when}. Everything you wrote had been saved.`
      }
    >
      <Stack gap="sm">
        <Button variant="primary" isWide isBusy={activity.isRestoring} onClick={onRestore}>
          {hasOwnText ? "Bring it back with my text" : "Bring it back"}
        </Button>
        {hasOwnText && (
          <Button isWide onClick={onSaveAsNew}>
            Save mine as a new article
          </Button>
        )}
        <Button variant="quiet" isWide onClick={onLetGo}>
          {hasOwnText ? "Let it go" : "Leave it in the trash"}
        </Button>
      </Stack>
    </Dialog>
  );
}
