"use client";

import { useState, type FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { Actions, Stack } from "@/components/ui/stack";
import { MAX_NOTE_LENGTH } from "@/lib/articles/schema";

export interface NoteDialogProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  /** The note that waits already. */
  note: string | null;
  /** Nothing is unsaved: the note would go with the next change. */
  isSaved: boolean;
  onSave: (note: string) => void;
}

/** Saving by hand, with a word for the history about what was changed. */
export function NoteDialog({ isOpen, onOpenChange, ...form }: NoteDialogProps) {
  return (
    <Dialog isOpen={isOpen} onOpenChange={onOpenChange} size="sm" title="Save with a note">
      {isOpen && <NoteForm {...form} onClose={() => onOpenChange(false)} />}
    </Dialog>
  );
}

function NoteForm({ note, isSaved, onSave, onClose }: Omit<NoteDialogProps, "isOpen" | "onOpenChange"> & { onClose: () => void }) {
  const [text, setText] = useState(note ?? "");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave(text.trim());
    onClose();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextField
          label="What did you change? (optional)"
          hint={isSaved ? "Everything is saved already. The note goes with your next change." : "The history shows it beside this version."}
          maxLength={MAX_NOTE_LENGTH}
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Actions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary">
            {isSaved ? "Keep the note" : "Save"}
          </Button>
        </Actions>
      </Stack>
    </form>
  );
}
