"use client";

import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { LoadFailure } from "@/components/outcomes/load-failure";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { useNotice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import rows from "@/components/ui/rows.module.css";
import { Skeleton } from "@/components/ui/skeleton";
import { dateWords } from "@/lib/client/local-time";
import { useCreateInvitation, useRevokeInvitation } from "@/lib/client/mutations";
import { invitationsQuery } from "@/lib/client/queries";
import { failureSentence, faultOf, formAnswer } from "@/lib/client/sentences";
import { MAX_INVITATION_NAME_LENGTH, type Invitation, type InvitationWithLink } from "@/lib/users/schema";
import { ShownOnce } from "./shown-once";

/** Links with which others create their account, for the owner of the installation. */
export function Invitations() {
  const { data: invitations, error, refetch } = useQuery(invitationsQuery());
  const [fresh, setFresh] = useState<InvitationWithLink | null>(null);
  return (
    <>
      <NewInvitation onCreated={setFresh} />
      {fresh && (
        <ShownOnce key={fresh.id} title={`The link for ${fresh.name} is ready. Send it now: it is shown only this once.`} secret={new URL(fresh.link, window.location.origin).href} what="link" onClose={() => setFresh(null)} />
      )}
      {error && !invitations && <LoadFailure error={error} what="the invitations" onRetry={() => void refetch()} />}
      {!error && !invitations && <Skeleton lines={2} />}
      {invitations && invitations.length > 0 && (
        <ul role="list" className={rows.rows}>
          {invitations.map((invitation) => (
            <InvitationRow key={invitation.id} invitation={invitation} />
          ))}
        </ul>
      )}
    </>
  );
}

function NewInvitation({ onCreated }: { onCreated: (invitation: InvitationWithLink) => void }) {
  const create = useCreateInvitation();
  const [name, setName] = useState("");
  const { faults, sentence } = formAnswer(create.data, ["name"], "make the invitation");
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (create.isPending) return;
    const result = await create.mutateAsync({ name });
    if (result.kind !== "saved") return;
    setName("");
    onCreated(result.invitation);
  };
  return (
    <form className={rows.form} onSubmit={(event) => void submit(event)} noValidate>
      <div className={rows.grow}>
        <TextField label="Who it is for" placeholder="Sam Okafor" value={name} onChange={(event) => setName(event.target.value)} maxLength={MAX_INVITATION_NAME_LENGTH} error={faultOf(faults, "name") ?? sentence} autoComplete="off" />
      </div>
      <Button type="submit" className={rows.submit} isBusy={create.isPending}>
        Make a link
      </Button>
    </form>
  );
}

function InvitationRow({ invitation }: { invitation: Invitation }) {
  const notify = useNotice();
  const revoke = useRevokeInvitation();
  const run = async () => {
    const outcome = await revoke.mutateAsync(invitation.id);
    // One that is gone already is as good.
    if (outcome.kind === "deleted" || outcome.kind === "missing") notify({ tone: "success", title: `The link for ${invitation.name} is revoked` });
    else notify({ tone: "problem", title: "The link still works", description: failureSentence(outcome, "revoke the invitation") });
  };
  return (
    <li className={rows.row}>
      <div className={rows.text}>
        <p className={rows.name}>{invitation.name}</p>
        <p className={rows.detail}>
          Made <RelativeTime at={invitation.createdAt} />, ends {dateWords(Date.parse(invitation.expiresAt))}
        </p>
      </div>
      <Button size="sm" isBusy={revoke.isPending} onClick={() => void run()} aria-label={`Revoke the link for ${invitation.name}`}>
        Revoke
      </Button>
    </li>
  );
}
