"use client";

import { Lost } from "@/components/shell/lost";
import { Button, ButtonLink } from "@/components/ui/button";

export interface BrokenPageProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/** What stands in the place of a page whose program failed. */
export function BrokenPage({ error, reset }: BrokenPageProps) {
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
