"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Message } from "@/components/ui/message";

export interface ArchivedBannerProps {
  isBusy?: boolean;
  onUnarchive?: () => void;
  onDismiss?: () => void;
}

/** Says on the page of an archived article what that means. */
export function ArchivedBanner({ isBusy = false, onUnarchive, onDismiss }: ArchivedBannerProps) {
  return (
    <Message
      title="This article is archived."
      actions={
        <>
          {onUnarchive && (
            <Button size="sm" isBusy={isBusy} onClick={onUnarchive}>
              Bring it back
            </Button>
          )}
          {onDismiss && (
            <Button size="sm" variant="quiet" onClick={onDismiss}>
              Dismiss
            </Button>
          )}
        </>
      }
    >
      <p>It is not public, and not in the tree and the list.{onUnarchive && " You can still edit it."}</p>
    </Message>
  );
}

/** The same where it comes up over the text, until it is dismissed. */
export function ArchivedNotice(props: Omit<ArchivedBannerProps, "onDismiss">) {
  const [isSeen, setSeen] = useState(false);
  return isSeen ? null : <ArchivedBanner {...props} onDismiss={() => setSeen(true)} />;
}

/** Where the banner stands: never anywhere that the text would have to move for it. */
export interface ArchivedPlace {
  /** Above the text, where the page began with it: its room stays when the article is brought back. */
  readonly above: "shown" | "free" | null;
  /** Over the lower edge, where the article was archived while it was open. */
  readonly isAtEdge: boolean;
}

export function useArchivedPlace(isArchived: boolean): ArchivedPlace {
  const [hasRoom] = useState(isArchived);
  return { above: hasRoom ? (isArchived ? "shown" : "free") : null, isAtEdge: !hasRoom && isArchived };
}
