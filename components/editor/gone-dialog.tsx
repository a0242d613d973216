"use client";

import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { exactTime } from "@/components/ui/relative-time";
import { Stack } from "@/components/ui/stack";
import type { Gone } from "./gone-message";

export interface GoneDialogProps {
  gone: Gone;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  hasOwnText: boolean;
  /** Where the writing goes on when the dialog is closed; null: where it was opened. */
  textToFocus: () => HTMLElement | null;
  onRestore: () => void;
  onSaveAsNew: () => void;
  onLetGo: () => void;
}

/**
 * What becomes of the text of an article that somebody moved to the trash. Nothing typed is lost by any of the three
 * answers, nor by closing. It opens only when it is asked for, and no answer has the focus.
 */
export function GoneDialog({ gone, isOpen, onOpenChange, hasOwnText, textToFocus, onRestore, onSaveAsNew, onLetGo }: GoneDialogProps) {
  const who = gone.deletedBy?.name ?? "Somebody";
  const when = gone.deletedAt ? ` on ${exactTime(gone.deletedAt)}` : "";
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      initialFocus="title"
      finalFocus={textToFocus}
      title={`${who} moved this article to the trash`}
      description={
        hasOwnText
          ? `That was${when}, and you have changes that are not saved. They are kept on this device until you decide.`
          : `That was${when}. Everything you wrote had been saved.`
      }
    >
      <Stack gap="sm">
        <Button variant="primary" isWide onClick={onRestore}>
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
