"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState, type FormEvent } from "react";
import { FormFault } from "@/components/outcomes/form-fault";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { TextAreaField, TextField } from "@/components/ui/field";
import { useNotice } from "@/components/ui/notice";
import { Page, PageSection } from "@/components/ui/page";
import styles from "@/components/ui/rows.module.css";
import { Actions, Stack } from "@/components/ui/stack";
import { useDeleteSpace, useUpdateSpace } from "@/lib/client/mutations";
import { spaceArticlesQuery, trashQuery } from "@/lib/client/queries";
import { failureSentence, faultOf, formAnswer } from "@/lib/client/sentences";
import { MAX_SPACE_NAME_LENGTH, type Space } from "@/lib/spaces/schema";
import { Members } from "./members";
import { SpacePage } from "./space-page";

export function SpaceSettingsScreen({ slug }: { slug: string }) {
  return <SpacePage slug={slug}>{(space) => <SpaceSettings space={space} />}</SpacePage>;
}

function SpaceSettings({ space }: { space: Space }) {
  const isOwner = space.role === "owner";
  return (
    <Page above={<Link href={`/spaces/${encodeURIComponent(space.slug)}`}>{space.name}</Link>} title="Settings of the space" lead={isOwner ? undefined : "Only owners of the space can change these."}>
      <PageSection title="Name" lead="Shown in the navigation and at the top of the list of articles.">
        {isOwner ? <NameForm key={space.version} space={space} /> : <p className={styles.note}>{space.name}</p>}
      </PageSection>
      <PageSection title="Members" lead="Viewers read, editors write, owners also decide who is here.">
        <Members space={space} />
      </PageSection>
      {isOwner && (
        <PageSection title="Delete the space" lead="Possible once it holds no article, not even in its trash.">
          <DeleteSpace space={space} />
        </PageSection>
      )}
    </Page>
  );
}

const CLASH = "Somebody else changed these settings in the meantime, so nothing of yours was written. Reload the page to see theirs, then change them again if you still want to.";

function NameForm({ space }: { space: Space }) {
  const notify = useNotice();
  const update = useUpdateSpace();
  const [name, setName] = useState(space.name);
  const [description, setDescription] = useState(space.description);
  const outcome = update.data;
  const { faults, sentence } = outcome?.kind === "conflict" ? { faults: [], sentence: CLASH } : formAnswer(outcome, ["name", "description"], "save the settings");

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (update.isPending) return;
    update.mutate({ id: space.id, version: space.version, name, description }, { onSuccess: (result) => result.kind === "saved" && notify({ tone: "success", title: "Settings saved" }) });
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <FormFault sentence={sentence} />
        <TextField label="Name" value={name} onChange={(event) => setName(event.target.value)} maxLength={MAX_SPACE_NAME_LENGTH} error={faultOf(faults, "name")} autoComplete="off" />
        <TextAreaField label="What it is for" value={description} onChange={(event) => setDescription(event.target.value)} error={faultOf(faults, "description")} />
        <Actions align="start">
          <Button type="submit" variant="primary" isBusy={update.isPending} disabled={name === space.name && description === space.description}>
            Save
          </Button>
        </Actions>
      </Stack>
    </form>
  );
}

function DeleteSpace({ space }: { space: Space }) {
  const router = useRouter();
  const notify = useNotice();
  const remove = useDeleteSpace();
  const [isAsking, setAsking] = useState(false);
  const { data: articles } = useQuery({ ...spaceArticlesQuery(space.id), staleTime: 0 });
  const { data: trashed } = useQuery({ ...trashQuery(space.id), staleTime: 0 });
  const held = heldWords(articles?.length ?? 0, trashed?.length ?? 0);

  const run = () =>
    remove.mutate(
      { id: space.id, version: space.version },
      {
        onSuccess: (outcome) => {
          setAsking(false);
          if (outcome.kind === "deleted") return router.replace("/");
          const reason = outcome.kind === "conflict" ? "Somebody else changed its settings in the meantime, so it was left alone. Reload the page and try again." : failureSentence(outcome, "delete the space");
          notify({ tone: "problem", title: "The space was not deleted", description: reason });
        },
      },
    );

  return (
    <>
      {held && (
        <p className={styles.note}>
          It holds {held}. <Link href={`/spaces/${encodeURIComponent(space.slug)}/trash`}>Open its trash</Link>
        </p>
      )}
      <Button onClick={() => setAsking(true)} disabled={held !== null}>
        Delete {space.name}
      </Button>
      <ConfirmDialog isOpen={isAsking} onOpenChange={setAsking} title={`Delete ${space.name}?`} description="The space and its list of members are removed. This cannot be turned back." confirmLabel="Delete space" isDangerous isBusy={remove.isPending} onConfirm={run} />
    </>
  );
}

/** "3 articles and 1 in the trash"; null for nothing. */
function heldWords(articleCount: number, trashedCount: number): string | null {
  const articles = articleCount > 0 ? `${articleCount} ${articleCount === 1 ? "article" : "articles"}` : null;
  const trashed = trashedCount > 0 ? `${trashedCount} in the trash` : null;
  return [articles, trashed].filter(Boolean).join(" and ") || null;
}
