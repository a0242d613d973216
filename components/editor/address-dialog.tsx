"use client";

import { useState, type FormEvent } from "react";
import type { Place } from "@/components/merge/place";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { Actions, Stack } from "@/components/ui/stack";
import { publicPath } from "@/lib/publishing/publication";
import { slugSchema } from "@/lib/wire/schema";
import type { Fields } from "./article-buffer";

export interface AddressDialogProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  fields: Fields;
  place: Place;
  /** Where it is public now, null where it is not. */
  publicSlug: string | null;
  onChange: (change: Pick<Fields, "slug" | "parentId">) => void;
}

/** The word in the article's address and the article it is filed under. Both are saved, and merged, like the text. */
export function AddressDialog({ isOpen, onOpenChange, ...form }: AddressDialogProps) {
  return (
    <Dialog isOpen={isOpen} onOpenChange={onOpenChange} size="sm" title="Address and place">
      {isOpen && <AddressForm {...form} onClose={() => onOpenChange(false)} />}
    </Dialog>
  );
}

function AddressForm({ fields, place, publicSlug, onChange, onClose }: Omit<AddressDialogProps, "isOpen" | "onOpenChange"> & { onClose: () => void }) {
  const [slug, setSlug] = useState(fields.slug ?? "");
  const [parentId, setParentId] = useState(fields.parentId ?? "");
  const [error, setError] = useState<string | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const parsed = slugSchema.safeParse(slug.trim());
    if (!parsed.success) return setError("Use words of letters and digits, joined by hyphens, at most 100 characters.");
    onChange({ slug: parsed.data, parentId: parentId || null });
    onClose();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextField
          label="Address"
          hint={publicSlug === null ? "The word for this article in its public address." : `The public page keeps its address, ${publicPath(publicSlug)}, for as long as it is published.`}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={slug}
          onChange={(event) => setSlug(event.target.value)}
          error={error}
        />
        {place.field(parentId, setParentId)}
        <Actions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary">
            Change
          </Button>
        </Actions>
      </Stack>
    </form>
  );
}
