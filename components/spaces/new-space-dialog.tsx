"use client";

import { useState, type FormEvent } from "react";
import { FormFault } from "@/components/outcomes/form-fault";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextAreaField, TextField } from "@/components/ui/field";
import { Actions, Stack } from "@/components/ui/stack";
import { useCreateSpace } from "@/lib/client/mutations";
import { faultOf, formAnswer } from "@/lib/client/sentences";
import { MAX_SPACE_NAME_LENGTH, type Space } from "@/lib/spaces/schema";

export interface NewSpaceDialogProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onCreated: (space: Space) => void;
}

export function NewSpaceDialog({ isOpen, onOpenChange, onCreated }: NewSpaceDialogProps) {
  return (
    <Dialog isOpen={isOpen} onOpenChange={onOpenChange} size="sm" title="New space" description="A space holds articles and the people who may read and write them.">
      <NewSpaceForm
        onCancel={() => onOpenChange(false)}
        onCreated={(space) => {
          onOpenChange(false);
          onCreated(space);
        }}
      />
    </Dialog>
  );
}

function NewSpaceForm({ onCancel, onCreated }: { onCancel: () => void; onCreated: (space: Space) => void }) {
  const create = useCreateSpace();
  const [name, setName] = useState("");
  const [description, setDescription] = useState("");
  const outcome = create.data;
  const { faults, sentence } = outcome?.kind === "conflict" ? { faults: [], sentence: outcome.problem.detail } : formAnswer(outcome, ["name", "description"], "create the space");

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (create.isPending) return;
    create.mutate({ name, description }, { onSuccess: (result) => result.kind === "saved" && onCreated(result.space) });
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <FormFault sentence={sentence} />
        <TextField label="Name" placeholder="Handbook" value={name} onChange={(event) => setName(event.target.value)} maxLength={MAX_SPACE_NAME_LENGTH} error={faultOf(faults, "name")} autoComplete="off" />
        <TextAreaField label="What it is for (optional)" value={description} onChange={(event) => setDescription(event.target.value)} error={faultOf(faults, "description")} />
        <Actions>
          <Button onClick={onCancel}>Cancel</Button>
          <Button type="submit" variant="primary" isBusy={create.isPending}>
            Create space
          </Button>
        </Actions>
      </Stack>
    </form>
  );
}
