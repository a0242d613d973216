"use client";

import { Lost } from "@/components/shell/lost";
import { Button, ButtonLink } from "@/components/ui/button";

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <Lost
      title="This page broke"
      actions={
        <>
          <Button variant="primary" onClick={reset}>
            Try again
          </Button>
          <ButtonLink href="/">Go to your spaces</ButtonLink>
        </>
      }
    >
      That is a fault in Concord, not something you did. Everything that was saved is safe, and text that was not saved yet is kept in this browser.
      {error.digest && ` If it happens again, tell the person who runs this installation the number ${error.digest}.`}
    </Lost>
  );
}
