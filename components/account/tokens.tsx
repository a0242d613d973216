"use client";

import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { LoadFailure } from "@/components/outcomes/load-failure";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { SelectField, TextField } from "@/components/ui/field";
import { useNotice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import rows from "@/components/ui/rows.module.css";
import { Skeleton } from "@/components/ui/skeleton";
import { dateWords, toDayField } from "@/lib/client/local-time";
import { useCreateToken, useRevokeToken } from "@/lib/client/mutations";
import { tokensQuery } from "@/lib/client/queries";
import { failureSentence, faultOf, formAnswer } from "@/lib/client/sentences";
import { MAX_TOKEN_NAME_LENGTH, type Token, type TokenScope, type TokenWithSecret } from "@/lib/users/schema";
import { ShownOnce } from "./shown-once";
import { EXPIRIES, expiryTime, type Expiry } from "./token-expiry";
import styles from "./tokens.module.css";

export function Tokens() {
  const { data: tokens, error, refetch } = useQuery(tokensQuery());
  const [fresh, setFresh] = useState<TokenWithSecret | null>(null);
  return (
    <>
      <NewToken onCreated={setFresh} />
      {fresh && <ShownOnce key={fresh.id} title={`“${fresh.name}” is ready. Copy it now: it is shown only this once.`} secret={fresh.token} what="token" onClose={() => setFresh(null)} />}
      {error && !tokens ? (
        <LoadFailure error={error} what="your tokens" onRetry={() => void refetch()} />
      ) : tokens === undefined ? (
        <Skeleton lines={3} />
      ) : (
        tokens.length > 0 && (
          <ul role="list" className={rows.rows}>
            {tokens.map((token) => (
              <TokenRow key={token.id} token={token} />
            ))}
          </ul>
        )
      )}
    </>
  );
}

function NewToken({ onCreated }: { onCreated: (token: TokenWithSecret) => void }) {
  const create = useCreateToken();
  const [name, setName] = useState("");
  const [scope, setScope] = useState<TokenScope>("write");
  const [openedAt] = useState(() => Date.now());
  const [expiry, setExpiry] = useState<Expiry>("never");
  const [day, setDay] = useState("");
  const [dayFault, setDayFault] = useState<string | null>(null);
  const { faults, sentence } = formAnswer(create.data, ["name", "expiresAt"], "make the token");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (create.isPending) return;
    const time = expiryTime(expiry, day, Date.now());
    setDayFault(time.kind === "fault" ? time.message : null);
    if (time.kind === "fault") return;
    create.mutate(
      { name, scope, expiresAt: time.at === null ? null : new Date(time.at).toISOString() },
      {
        onSuccess: (result) => {
          if (result.kind !== "saved") return;
          setName("");
          setExpiry("never");
          setDay("");
          onCreated(result.token);
        },
      },
    );
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <div className={styles.whole}>
        <TextField label="What it is for" placeholder="Nightly backup" value={name} onChange={(event) => setName(event.target.value)} maxLength={MAX_TOKEN_NAME_LENGTH} error={faultOf(faults, "name") ?? sentence} autoComplete="off" />
      </div>
      <SelectField label="Scope" value={scope} onChange={(event) => setScope(event.target.value as TokenScope)}>
        <option value="write">Read and write</option>
        <option value="read">Read only</option>
      </SelectField>
      <SelectField label="Expires" value={expiry} onChange={(event) => setExpiry(event.target.value as Expiry)} error={expiry === "day" ? null : faultOf(faults, "expiresAt")}>
        {EXPIRIES.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </SelectField>
      {expiry === "day" && (
        <TextField type="date" label="Last day" min={toDayField(openedAt)} value={day} onChange={(event) => setDay(event.target.value)} error={dayFault ? `The last day ${dayFault}.` : faultOf(faults, "expiresAt")} />
      )}
      <div className={styles.whole}>
        <Button type="submit" isBusy={create.isPending}>
          Make a token
        </Button>
      </div>
    </form>
  );
}

function TokenRow({ token }: { token: Token }) {
  const notify = useNotice();
  const revoke = useRevokeToken();
  const [shownAt] = useState(() => Date.now());
  const endsAt = token.expiresAt === null ? null : Date.parse(token.expiresAt);
  const [isAsking, setAsking] = useState(false);
  const run = () =>
    revoke.mutate(token.id, {
      onSuccess: (outcome) => {
        setAsking(false);
        // One that is gone already is as good.
        if (outcome.kind !== "deleted" && outcome.kind !== "missing") notify({ tone: "problem", title: "The token still works", description: failureSentence(outcome, "revoke the token") });
      },
    });
  return (
    <li className={rows.row}>
      <div className={rows.text}>
        <p className={rows.name}>{token.name}</p>
        <p className={rows.detail}>
          Made <RelativeTime at={token.createdAt} />
          {endsAt === null ? ", never expires" : `, ${endsAt <= shownAt ? "expired" : "expires"} ${dateWords(endsAt)}`}
        </p>
      </div>
      <Badge>{token.scope === "write" ? "Read and write" : "Read only"}</Badge>
      <Button size="sm" onClick={() => setAsking(true)} aria-label={`Revoke ${token.name}`}>
        Revoke
      </Button>
      <ConfirmDialog isOpen={isAsking} onOpenChange={setAsking} title={`Revoke “${token.name}”?`} description="Programs that use it are refused from now on. This cannot be turned back; you can make a new token." confirmLabel="Revoke token" isDangerous isBusy={revoke.isPending} onConfirm={run} />
    </li>
  );
}
