"use client";

import { Button } from "@/components/ui/button";
import { Message } from "@/components/ui/message";
import { isDirty, type Activity, type SaveState } from "@/lib/editor/state";
import { namesOf } from "@/components/merge/names";
import { GoneMessage } from "./gone-message";

export interface StateMessagesProps {
  state: SaveState;
  personId: string;
  isStorageFailing: boolean;
  onResolve: () => void;
  onDecideGone: () => void;
  onRetry: () => void;
  onSignIn: () => void;
  onCopy: () => void;
  onDownload: () => void;
  onSaveAsNew: () => void;
}

/** What stands between the text and the server, as sentences, each with the way on. */
export function StateMessages(props: StateMessagesProps) {
  const { state, personId, isStorageFailing } = props;
  const activity = standing(state.activity);
  const again = (
    <Button size="sm" variant="primary" onClick={props.onRetry}>
      Try again
    </Button>
  );
  const rescue = (
    <>
      <Button size="sm" onClick={props.onCopy}>
        Copy my text
      </Button>
      <Button size="sm" onClick={props.onDownload}>
        Download
      </Button>
      <Button size="sm" onClick={props.onSaveAsNew}>
        Save as a new article
      </Button>
    </>
  );
  const kept = whereKept(isStorageFailing);
  switch (activity.kind) {
    case "deciding":
      return (
        <Message
          tone="warning"
          title={`${namesOf(activity.authors, personId)} changed the same words as you.`}
          actions={
            <Button size="sm" variant="primary" onClick={props.onResolve}>
              Resolve
            </Button>
          }
        >
          <p>Go on writing if you like; saving waits for your decision. {kept}</p>
        </Message>
      );
    case "gone":
      return <GoneMessage gone={activity} kept={isDirty(state) ? kept : null} onDecide={props.onDecideGone} />;
    case "signedOut":
      return (
        <Message
          tone="warning"
          title="You are signed out."
          actions={
            <Button size="sm" variant="primary" onClick={props.onSignIn}>
              Sign in
            </Button>
          }
        >
          <p>{kept} It is saved when you sign in again.</p>
        </Message>
      );
    case "forbidden":
      return (
        <Message tone="warning" title="You may no longer change this article." actions={<>{again}{rescue}</>}>
          <p>{kept} It is saved when an owner of the space lets you write again; or take it elsewhere.</p>
        </Message>
      );
    case "missing":
      return (
        <Message tone="warning" title="This article no longer exists, or you may no longer see it." actions={<>{again}{rescue}</>}>
          <p>{kept} It is saved when an owner of the space lets you in again; or take it elsewhere.</p>
        </Message>
      );
    case "refused":
      if (activity.isTooLarge || activity.errors.some(({ path }) => path !== "title" && !path.startsWith("tags"))) {
        return (
          <Message tone="danger" title="The server did not take this text." actions={rescue}>
            <p>
              {activity.isTooLarge ? "It is larger than 10 MB. Shorten it, or divide it among several articles." : activity.errors.map(({ path, message }) => `${path} ${message}.`).join(" ")} {kept}
            </p>
          </Message>
        );
      }
      return null;
    case "waiting":
      if (activity.obstacle === "offline" && !isStorageFailing) return null;
      return (
        <Message
          tone="warning"
          title={activity.obstacle === "throttled" ? "Those were too many changes in a short time." : "The server does not answer."}
          actions={
            <Button size="sm" onClick={props.onRetry}>
              Try now
            </Button>
          }
        >
          <p>{kept} Concord tries again by itself.</p>
        </Message>
      );
    default:
      return null;
  }
}

/** A refusal is said for as long as there is no other answer, also while the text is sent again. */
function standing(activity: Activity): Activity {
  return activity.kind === "saving" && activity.despite !== null ? { kind: activity.despite } : activity;
}

/** Where text is that the server does not have, as a sentence. */
export function whereKept(isStorageFailing: boolean): string {
  return isStorageFailing ? "This browser keeps no copy of it, so leave this page open." : "Your text is kept on this device.";
}
