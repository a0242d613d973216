"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useState, type FormEvent } from "react";
import { useTheme } from "@/components/shell/use-theme";
import { FormFault } from "@/components/outcomes/form-fault";
import { LoadFailure } from "@/components/outcomes/load-failure";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { useNotice } from "@/components/ui/notice";
import { Page, PageSection } from "@/components/ui/page";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { Skeleton } from "@/components/ui/skeleton";
import { Actions, Stack } from "@/components/ui/stack";
import { useUpdateMe } from "@/lib/client/mutations";
import { meQuery } from "@/lib/client/queries";
import { faultOf, formAnswer, type FormAnswer } from "@/lib/client/sentences";
import { MAX_NAME_LENGTH, MIN_PASSWORD_LENGTH, passwordSchema, type Me } from "@/lib/users/schema";
import { Invitations } from "./invitations";
import { PasswordField } from "./password-field";
import { Tokens } from "./tokens";

/** `invites`: whether the person lets others in with invitations. */
export function SettingsScreen({ invites = false }: { invites?: boolean }) {
  const { data: me, error, refetch } = useQuery(meQuery());
  return (
    <Page title="Your settings">
      {error && !me && <LoadFailure error={error} what="your account" onRetry={() => void refetch()} />}
      <PageSection title="Profile" lead="Your name stands beside every version that you write.">
        {me ? <ProfileForm me={me} /> : <Skeleton lines={4} />}
      </PageSection>
      <PageSection title="Appearance" lead="Kept in this browser.">
        <Appearance />
      </PageSection>
      <PageSection title="Password">{me ? <PasswordForm /> : <Skeleton lines={4} />}</PageSection>
      <PageSection
        title="API tokens"
        lead={
          <>
            For programs that read and write in your name. Whoever has one can do what you can do, within its scope. What they can ask for is in the <Link href="/docs/api">API reference</Link>.
          </>
        }
      >
        <Tokens />
      </PageSection>
      {invites && (
        <PageSection title="Invitations" lead="Accounts are created here with a link from you: one link for one account, for seven days.">
          <Invitations />
        </PageSection>
      )}
    </Page>
  );
}

function Appearance() {
  const [theme, setTheme] = useTheme();
  return (
    <SegmentedControl
      label="Appearance"
      value={theme}
      onChange={setTheme}
      segments={[
        { value: "light", label: "Light" },
        { value: "dark", label: "Dark" },
        { value: "system", label: "As the system" },
      ]}
    />
  );
}

function ProfileForm({ me }: { me: Me }) {
  const notify = useNotice();
  const update = useUpdateMe();
  const [name, setName] = useState(me.name);
  const { faults, sentence } = formAnswer(update.data, ["name"], "save your name");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (update.isPending) return;
    update.mutate({ name }, { onSuccess: (result) => result.kind === "saved" && notify({ tone: "success", title: "Name saved" }) });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <FormFault sentence={sentence} />
        <TextField label="Name" value={name} onChange={(event) => setName(event.target.value)} maxLength={MAX_NAME_LENGTH} error={faultOf(faults, "name")} autoComplete="name" />
        <TextField label="Email" value={me.email} readOnly hint="You sign in with it." autoComplete="username" />
        <Actions align="start">
          <Button type="submit" variant="primary" isBusy={update.isPending} disabled={name === me.name}>
            Save name
          </Button>
        </Actions>
      </Stack>
    </form>
  );
}

function PasswordForm() {
  const notify = useNotice();
  const update = useUpdateMe();
  const [currentPassword, setCurrent] = useState("");
  const [password, setPassword] = useState("");
  const [{ faults, sentence }, setAnswer] = useState<FormAnswer>({ faults: [], sentence: null });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (update.isPending) return;
    const parsed = passwordSchema.safeParse(password);
    const found = parsed.success ? [] : parsed.error.issues.map(({ message }) => ({ path: "password", message }));
    setAnswer({ faults: found, sentence: null });
    if (!parsed.success) return;
    update.mutate(
      { password, currentPassword },
      {
        onSuccess: (outcome) => {
          if (outcome.kind === "saved") {
            setCurrent("");
            setPassword("");
            notify({ tone: "success", title: "Password changed" });
          } else if (outcome.kind === "unauthorized" || outcome.kind === "forbidden") {
            setAnswer({ faults: [{ path: "currentPassword", message: "is not your current password" }], sentence: null });
          } else setAnswer(formAnswer(outcome, ["password", "currentPassword"], "change your password"));
        },
      },
    );
  };

  return (
    <form method="post" onSubmit={submit} noValidate>
      <Stack>
        <FormFault sentence={sentence} />
        <PasswordField label="Current password" value={currentPassword} onChange={(event) => setCurrent(event.target.value)} autoComplete="current-password" error={faultOf(faults, "currentPassword")} />
        <PasswordField label="New password" value={password} onChange={(event) => setPassword(event.target.value)} autoComplete="new-password" hint={`At least ${MIN_PASSWORD_LENGTH} characters.`} error={faultOf(faults, "password")} />
        <Actions align="start">
          <Button type="submit" variant="primary" isBusy={update.isPending} disabled={password === "" || currentPassword === ""}>
            Change password
          </Button>
        </Actions>
      </Stack>
    </form>
  );
}
