"use client";

import { CalendarClock } from "lucide-react";
import { useAnnounce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { Message } from "@/components/ui/message";
import { useRemoveSchedules } from "@/lib/client/mutations";
import { failureSentence } from "@/lib/client/sentences";
import type { PlannedStep } from "@/lib/publishing/publication";
import { plannedWords } from "./words";
import styles from "./publishing-panel.module.css";

export interface PlannedListProps {
  articleId: string;
  planned: PlannedStep[];
  isArchived: boolean;
  canChange: boolean;
  /** Opens the form for the step that comes next. */
  onChange: () => void;
}

/** What is scheduled and still to come, with the ways to change it and to call it off. */
export function PlannedList({ articleId, planned, isArchived, canChange, onChange }: PlannedListProps) {
  const announce = useAnnounce();
  const remove = useRemoveSchedules(articleId);
  const [next, ...later] = planned;
  // That it is gone already is what was asked for.
  const failure = remove.data && remove.data.kind !== "deleted" && remove.data.kind !== "missing" ? remove.data : null;
  if (!next) return null;
  const callOff = () => remove.mutate(undefined, { onSuccess: ({ kind }) => (kind === "deleted" || kind === "missing") && announce("What was scheduled is removed.") });
  return (
    <div className={styles.planned}>
      {planned.map((step) => (
        <div key={step.schedule.id} className={styles.plannedStep}>
          <CalendarClock aria-hidden="true" />
          <div>
            <p>{plannedWords(step)}</p>
            {isArchived && <p>It is passed over while the article is archived.</p>}
            {!isArchived && step.kind === "publish" && <p>Whatever is saved then is published.</p>}
          </div>
          {step === next && canChange && (
            <div className={styles.plannedActions}>
              {!isArchived && (
                <Button size="sm" onClick={onChange}>
                  {step.kind === "publish" ? "Change…" : "Change the end…"}
                </Button>
              )}
              <Button size="sm" isBusy={remove.isPending} onClick={callOff}>
                {later.length > 0 ? "Remove all" : step.kind === "publish" ? "Remove" : "Remove the end"}
              </Button>
            </div>
          )}
        </div>
      ))}
      {failure && (
        <Message tone="danger" isAlert>
          <p>{failureSentence(failure, "remove the schedule")}</p>
        </Message>
      )}
    </div>
  );
}
