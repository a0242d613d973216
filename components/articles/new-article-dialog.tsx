"use client";

import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { ParentField } from "@/components/article-fields/parent-field";
import { FormFault } from "@/components/outcomes/form-fault";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { Actions, Stack } from "@/components/ui/stack";
import { MAX_TITLE_LENGTH, type Article } from "@/lib/articles/schema";
import { useCreateArticle } from "@/lib/client/mutations";
import { spaceArticlesQuery } from "@/lib/client/queries";
import { faultOf, formAnswer } from "@/lib/client/sentences";
import type { Space } from "@/lib/spaces/schema";

export interface NewArticleTarget {
  space: Space;
  parentId: string | null;
}

export interface NewArticleDialogProps {
  /** Where the article is to be; null while the dialog is closed. */
  target: NewArticleTarget | null;
  onClose: () => void;
  onCreated: (article: Article) => void;
}

export function NewArticleDialog({ target, onClose, onCreated }: NewArticleDialogProps) {
  return (
    <Dialog isOpen={target !== null} onOpenChange={(isOpen) => !isOpen && onClose()} size="sm" title="New article">
      {target && <NewArticleForm target={target} onCancel={onClose} onCreated={onCreated} />}
    </Dialog>
  );
}

function NewArticleForm({ target, onCancel, onCreated }: { target: NewArticleTarget; onCancel: () => void; onCreated: (article: Article) => void }) {
  const create = useCreateArticle();
  const { data: articles = [] } = useQuery(spaceArticlesQuery(target.space.id));
  const [title, setTitle] = useState("");
  const [parentId, setParentId] = useState(target.parentId);
  const { faults, sentence } = formAnswer(create.data, ["title", "parentId"], "create the article");

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (create.isPending) return;
    create.mutate(
      { spaceId: target.space.id, title: title.trim() || "Untitled", parentId },
      { onSuccess: (result) => result.kind === "saved" && onCreated(result.article) },
    );
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <FormFault sentence={sentence} />
        <TextField label="Title" placeholder="Untitled" value={title} onChange={(event) => setTitle(event.target.value)} maxLength={MAX_TITLE_LENGTH} error={faultOf(faults, "title")} autoComplete="off" />
        <ParentField articles={articles} value={parentId} onChange={setParentId} spaceName={target.space.name} error={faultOf(faults, "parentId")} />
        <Actions>
          <Button onClick={onCancel}>Cancel</Button>
          <Button type="submit" variant="primary" isBusy={create.isPending}>
            Create and write
          </Button>
        </Actions>
      </Stack>
    </form>
  );
}
