"use client";

import { useQuery } from "@tanstack/react-query";
import { UserMinus } from "lucide-react";
import { useState, type FormEvent } from "react";
import { LoadFailure } from "@/components/outcomes/load-failure";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { SelectField, TextField } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { useNotice } from "@/components/ui/notice";
import styles from "@/components/ui/rows.module.css";
import { Skeleton } from "@/components/ui/skeleton";
import { useAddMember, useChangeMember, useRemoveMember } from "@/lib/client/mutations";
import { membersQuery } from "@/lib/client/queries";
import { failureSentence, faultOf } from "@/lib/client/sentences";
import { memberCreateSchema, type Member, type Role, type Space } from "@/lib/spaces/schema";

const ROLE_NAMES: Record<Role, string> = { viewer: "Viewer", editor: "Editor", owner: "Owner" };

export function Members({ space }: { space: Space }) {
  const { data: members, error, refetch } = useQuery(membersQuery(space.id));
  const isOwner = space.role === "owner";
  return (
    <>
      {isOwner && <AddMember spaceId={space.id} />}
      {error && !members ? (
        <LoadFailure error={error} what="the members" onRetry={() => void refetch()} />
      ) : members === undefined ? (
        <Skeleton lines={3} />
      ) : (
        <ul role="list" className={styles.rows}>
          {members.map((member) => (
            <MemberRow key={member.userId} member={member} space={space} canChange={isOwner} />
          ))}
        </ul>
      )}
    </>
  );
}

function AddMember({ spaceId }: { spaceId: string }) {
  const add = useAddMember(spaceId);
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("editor");
  const [error, setError] = useState<string | null>(null);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (add.isPending) return;
    const parsed = memberCreateSchema.safeParse({ email, role });
    if (!parsed.success) return setError("Must be an email address.");
    add.mutate(parsed.data, {
      onSuccess: (outcome) => {
        if (outcome.kind === "saved") {
          setEmail("");
          setError(null);
        } else if (outcome.kind === "duplicate") setError("This person is a member already.");
        else if (outcome.kind === "invalid") setError(faultOf(outcome.errors, "email") ?? outcome.errors[0]?.message ?? "The server did not accept this.");
        else if (outcome.kind === "missing") setError("Nobody here has an account with this email. Ask them to create one first.");
        else setError(failureSentence(outcome, "add the member"));
      },
    });
  };

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <div className={styles.grow}>
        <TextField type="email" label="Email of their account" value={email} onChange={(event) => setEmail(event.target.value)} error={error} autoComplete="off" />
      </div>
      <div className={styles.role}>
        <RoleSelect label="Role" value={role} onChange={setRole} />
      </div>
      <Button type="submit" className={styles.submit} isBusy={add.isPending}>
        Add
      </Button>
    </form>
  );
}

function MemberRow({ member, space, canChange }: { member: Member; space: Space; canChange: boolean }) {
  const notify = useNotice();
  const change = useChangeMember(space.id);
  const remove = useRemoveMember(space.id);
  const [isAsking, setAsking] = useState(false);

  const changeRole = (role: Role) =>
    change.mutate(
      { userId: member.userId, role },
      { onSuccess: (outcome) => outcome.kind !== "saved" && notify({ tone: "problem", title: "The role is as it was", description: failureSentence(outcome, "change the role") }) },
    );
  const runRemove = () =>
    remove.mutate(member.userId, {
      onSuccess: (outcome) => {
        setAsking(false);
        if (outcome.kind !== "deleted") notify({ tone: "problem", title: `${member.name} is still a member`, description: failureSentence(outcome, "remove the member") });
      },
    });

  return (
    <li className={styles.row}>
      <Avatar name={member.name} id={member.userId} />
      <div className={styles.text}>
        <p className={styles.name}>{member.name}</p>
        <p className={styles.detail}>{member.email}</p>
      </div>
      {canChange ? (
        <>
          <div className={styles.role}>
            <RoleSelect label={`Role of ${member.name}`} isLabelHidden value={member.role} onChange={changeRole} />
          </div>
          <IconButton label={`Remove ${member.name}`} icon={<UserMinus aria-hidden="true" />} onClick={() => setAsking(true)} />
          <ConfirmDialog isOpen={isAsking} onOpenChange={setAsking} title={`Remove ${member.name} from ${space.name}?`} description="They can no longer read or write here. What they wrote stays, with their name. You can add them again." confirmLabel="Remove" isDangerous isBusy={remove.isPending} onConfirm={runRemove} />
        </>
      ) : (
        <span className={styles.note}>{ROLE_NAMES[member.role]}</span>
      )}
    </li>
  );
}

function RoleSelect({ label, isLabelHidden, value, onChange }: { label: string; isLabelHidden?: boolean; value: Role; onChange: (role: Role) => void }) {
  return (
    <SelectField label={label} isLabelHidden={isLabelHidden} value={value} onChange={(event) => onChange(event.target.value as Role)}>
      {(Object.keys(ROLE_NAMES) as Role[]).map((role) => (
        <option key={role} value={role}>
          {ROLE_NAMES[role]}
        </option>
      ))}
    </SelectField>
  );
}
