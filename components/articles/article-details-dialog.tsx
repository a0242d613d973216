"use client";

import { useState, type FormEvent } from "react";
import { ParentField } from "@/components/article-fields/parent-field";
import { TagsField } from "@/components/article-fields/tags-field";
import { FormFault } from "@/components/outcomes/form-fault";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { Actions, Stack } from "@/components/ui/stack";
import { MAX_TITLE_LENGTH, type ArticleListItem } from "@/lib/articles/schema";
import { usePatchArticle } from "@/lib/client/mutations";
import { faultOf, formAnswer } from "@/lib/client/sentences";

export interface ArticleDetailsDialogProps {
  /** The article to change; null while the dialog is closed. */
  article: ArticleListItem | null;
  /** All articles of its space. */
  articles: ArticleListItem[];
  spaceName: string;
  onClose: () => void;
  onSaved: () => void;
}

/** Title, tags and place of an article, without opening its text. */
export function ArticleDetailsDialog({ article, onClose, ...rest }: ArticleDetailsDialogProps) {
  return (
    <Dialog isOpen={article !== null} onOpenChange={(isOpen) => !isOpen && onClose()} title="Article details" size="sm">
      {article && <DetailsForm key={article.id} article={article} onClose={onClose} {...rest} />}
    </Dialog>
  );
}

function DetailsForm({ article, articles, spaceName, onClose, onSaved }: ArticleDetailsDialogProps & { article: ArticleListItem }) {
  const patch = usePatchArticle();
  const [title, setTitle] = useState(article.title);
  const [tags, setTags] = useState(article.tags);
  const [parentId, setParentId] = useState(article.parentId);
  const outcome = patch.data;
  const { faults, sentence } =
    outcome?.kind === "conflict" ? { faults: [], sentence: clashSentence(outcome.conflict.changes[0]?.author.name) } : formAnswer(outcome, ["title", "tags", "parentId"], "change the article");

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (patch.isPending) return;
    // Only what the person changed is sent: the rest may be newer on the server.
    const changes = {
      ...(title !== article.title && { title }),
      ...(tags.join("\n") !== article.tags.join("\n") && { tags }),
      ...(parentId !== article.parentId && { parentId }),
    };
    if (Object.keys(changes).length === 0) return onClose();
    patch.mutate({ id: article.id, version: article.version, ...changes }, { onSuccess: (result) => result.kind === "saved" && onSaved() });
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <FormFault sentence={sentence} />
        <TextField label="Title" value={title} onChange={(event) => setTitle(event.target.value)} maxLength={MAX_TITLE_LENGTH} error={faultOf(faults, "title")} autoComplete="off" />
        <TagsField value={tags} onChange={setTags} error={faultOf(faults, "tags")} />
        <ParentField articles={articles} value={parentId} onChange={setParentId} spaceName={spaceName} movingId={article.id} error={faultOf(faults, "parentId")} />
        <Actions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" isBusy={patch.isPending}>
            Save details
          </Button>
        </Actions>
      </Stack>
    </form>
  );
}

function clashSentence(name = "Someone"): string {
  return `${name} changed the same details in the meantime, so nothing of yours was written. Close this, look at the new details and change them again if you still want to.`;
}
