"use client";

import { Button } from "@/components/ui/button";
import { Message } from "@/components/ui/message";

/** Says on the page of an archived article what that means. */
export function ArchivedBanner({ isBusy = false, onUnarchive }: { isBusy?: boolean; onUnarchive?: () => void }) {
  return (
    <Message
      title="This article is archived."
      actions={
        onUnarchive && (
          <Button size="sm" isBusy={isBusy} onClick={onUnarchive}>
            Bring it back
          </Button>
        )
      }
    >
      <p>It is not public, and not in the tree and the list.{onUnarchive && " You can still edit it."}</p>
    </Message>
  );
}
