"use client";

import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { useSaveState } from "@/components/editor/use-session";
import { Button } from "@/components/ui/button";
import type { Remote } from "@/lib/editor/content";
import { isDirty, needsDecision } from "@/lib/editor/state";
import type { TourWriter } from "./tour-session";
import styles from "./tour-steps.module.css";

export interface TourStepsProps {
  yours: TourWriter;
  robins: TourWriter;
  newest: Remote;
  isOnline: boolean;
  onConnect: () => void;
}

/** What to do next, as the two texts stand; each step can be done by hand or by its button. */
export function TourSteps({ yours, robins, newest, isOnline, onConnect }: TourStepsProps) {
  const state = useSaveState(yours);
  const hasRobinSaved = newest.version > 1;
  const isSettled = isOnline && hasRobinSaved && !isDirty(state) && newest.author.id === yours.person.id;
  const hasWritten = isDirty(state) || isSettled;
  const steps: { text: ReactNode; isDone: boolean; action: ReactNode }[] = [
    {
      text: "You are on a train, and the network is gone. Change “Tuesday at ten” in your text to something else.",
      isDone: hasWritten,
      action: <Button size="sm" onClick={() => yours.type("Tuesday at ten", "Wednesday at nine")}>Type it for me</Button>,
    },
    {
      text: "Robin knows nothing of that. Change the same words in Robin’s text in another way. It is saved after a second.",
      isDone: hasRobinSaved,
      action: <Button size="sm" onClick={() => robins.type("Tuesday at ten", "Friday at ten, in the large room")}>Let Robin type</Button>,
    },
    {
      text: "Your train arrives: switch your network on. Your text meets Robin’s.",
      isDone: isOnline,
      action: <Button size="sm" onClick={onConnect}>Switch it on</Button>,
    },
    {
      text: "Only what you both changed is asked about. Press Resolve, choose, and save.",
      isDone: isSettled,
      action: needsDecision(state) && (
        <Button size="sm" variant="primary" onClick={() => yours.session.controller.dispatch({ kind: "decisionOpened" })}>
          Resolve
        </Button>
      ),
    },
  ];
  const current = steps.findIndex(({ isDone }) => !isDone);
  return (
    <div className={styles.steps}>
      <ol className={styles.list}>
        {steps.map(({ text, isDone, action }, index) => (
          <li key={index} className={styles.step} data-done={isDone || undefined} aria-current={index === current ? "step" : undefined}>
            <span className={styles.number}>{isDone ? <Check aria-label="Done:" /> : index + 1}</span>
            <span className={styles.text}>{text}</span>
            {index === current && action}
          </li>
        ))}
      </ol>
      <p role="status" className={styles.end}>
        {isSettled && "Both have the same text now, and it is what you decided. Start again and change different sentences: then nobody is asked."}
      </p>
    </div>
  );
}
