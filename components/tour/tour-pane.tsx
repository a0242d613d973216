"use client";

import { Wifi, WifiOff } from "lucide-react";
import { BodyEditor } from "@/components/editor/body-editor";
import { SaveIndicator } from "@/components/editor/save-indicator";
import { useSaveState } from "@/components/editor/use-session";
import { namesOf, possessiveOf } from "@/components/merge/names";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Message } from "@/components/ui/message";
import { indicatorOf } from "@/lib/editor/indicator";
import type { TourWriter } from "./tour-session";
import styles from "./tour-pane.module.css";

export interface TourPaneProps {
  writer: TourWriter;
  title: string;
  isOnline: boolean;
  /** Null for the one who is always connected. */
  onOnline: ((isOnline: boolean) => void) | null;
}

/** One writer's editor, with what it says about saving. */
export function TourPane({ writer, title, isOnline, onOnline }: TourPaneProps) {
  const state = useSaveState(writer);
  const { controller } = writer.session;
  return (
    <section className={styles.pane} aria-label={title}>
      <header className={styles.header}>
        <Avatar name={writer.person.name} id={writer.person.id} size="sm" />
        <h2 className={styles.title}>{title}</h2>
        <SaveIndicator value={indicatorOf(state)} />
        {onOnline && (
          <Button size="sm" icon={isOnline ? <Wifi aria-hidden="true" /> : <WifiOff aria-hidden="true" />} aria-pressed={!isOnline} onClick={() => onOnline(!isOnline)}>
            {isOnline ? "Network on" : "Network off"}
          </Button>
        )}
      </header>
      <div className={styles.text}>
        <BodyEditor buffer={writer.buffer} hasFocusAtFirst={false} />
      </div>
      <div className={styles.messages}>
        {state.activity.kind === "deciding" && (
          <Message
            tone="warning"
            title={`${namesOf(state.activity.authors, writer.person.id)} changed the same words as ${title === "You" ? "you" : title}.`}
            actions={
              <Button size="sm" variant="primary" onClick={() => controller.dispatch({ kind: "decisionOpened" })}>
                Resolve
              </Button>
            }
          >
            <p>Go on writing if you like; saving waits for the decision.</p>
          </Message>
        )}
        {state.lastMerge && <Message tone="success" title={`${possessiveOf(state.lastMerge.authors, writer.person.id)} changes were merged, and nobody had to be asked.`} />}
      </div>
    </section>
  );
}
