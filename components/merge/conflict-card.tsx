"use client";

import { Check, CircleDot } from "lucide-react";
import { memo, useState, type KeyboardEvent } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { resolveConflict, type Conflict, type Resolution } from "@/lib/merge";
import { ChoiceBar } from "./choice-bar";
import { choiceForKey, decidedText, FIELD_NAMES, WRITE_KEY } from "./choices";
import { useMergeSurroundings } from "./merge-context";
import { OwnWording } from "./own-wording";
import { reasonText, suggestionText } from "./reasons";
import { shownConflict } from "./place";
import { SideText } from "./side-text";
import type { Context } from "./model/context";
import { canSplit } from "./model/split";
import type { Question } from "./model/source";
import styles from "./conflict-card.module.css";

export interface ConflictCardProps {
  question: Question;
  /** Its place among all questions, from 1. */
  number: number;
  count: number;
  choice: Resolution | undefined;
  /** An earlier answer, from before theirs changed again. */
  offer: string | undefined;
  before: string;
  after: string;
  /** Both sides stand beside the card already. */
  isCompact?: boolean;
}

/** One question: what each side made of the text, and every way to settle it. */
export const ConflictCard = memo(function ConflictCard({ question, number, count, choice, offer, before, after, isCompact = false }: ConflictCardProps) {
  const { dispatch, theirName, theirTime, focusCard, save, place, freshIds } = useMergeSurroundings();
  const [isBaseShown, setBaseShown] = useState(false);
  const [hasJustBegun, setJustBegun] = useState(false);
  const { id, field } = question;
  const conflict = shownConflict(question, place);
  const context = { before, after };

  const choose = (resolution: Resolution) => dispatch({ kind: "chosen", id, resolution });
  const write = () => {
    if (choice?.kind === "text") return;
    setJustBegun(true);
    const asked = question.conflict;
    choose({ kind: "text", text: offer ?? (choice ? resolveConflict(asked, choice) : (asked.suggestion ?? asked.yours)) });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    const chosen = choiceForKey(question, event.key);
    if (chosen) choose(chosen.resolution);
    else if (event.key.toLowerCase() === WRITE_KEY) write();
    else return;
    event.preventDefault();
  };

  return (
    <section
      role="group"
      aria-label={`Conflict ${number} of ${count}`}
      tabIndex={-1}
      data-question={id}
      data-settled={choice ? true : undefined}
      className={styles.card}
      onKeyDown={onKeyDown}
    >
      <header className={styles.header}>
        {choice ? <Check aria-hidden="true" /> : <CircleDot aria-hidden="true" />}
        <h2 className={styles.title}>{choice ? decidedText(choice, theirName, field) : titleOf(question, theirName)}</h2>
        {freshIds.has(id) && !choice && <Badge tone="warning">New</Badge>}
        <span className={styles.number}>
          {number} of {count}
        </span>
      </header>
      {isBaseShown && (
        <div className={styles.base}>
          <h3 className={styles.sideTitle}>Before both changes</h3>
          <p className={styles.baseText}>
            <span className={styles.context}>{context.before}</span>
            {conflict.base || <em>nothing was here</em>}
            <span className={styles.context}>{context.after}</span>
          </p>
        </div>
      )}
      {!isCompact && (
        <div className={styles.sides}>
          <div className={styles.side} data-side="theirs" data-kept={isKept(choice, "theirs")}>
            <h3 className={styles.sideTitle}>
              <span>
                <strong>{theirName}</strong>, <RelativeTime at={theirTime} />
              </span>
              {isKept(choice, "theirs") === "yes" && <Kept />}
            </h3>
            <SideText base={conflict.base} text={conflict.theirs} side="theirs" {...context} />
          </div>
          <div className={styles.side} data-side="yours" data-kept={isKept(choice, "yours")}>
            <h3 className={styles.sideTitle}>
              <strong>You</strong>
              {isKept(choice, "yours") === "yes" && <Kept />}
            </h3>
            <SideText base={conflict.base} text={conflict.yours} side="yours" {...context} />
          </div>
        </div>
      )}
      {offer !== undefined && !choice && (
        <p className={styles.offer}>
          {theirName} changed this place again after you had settled it. Your earlier answer: <q>{offer}</q>{" "}
          <Button size="sm" onClick={() => choose({ kind: "text", text: offer })}>
            Use my earlier answer
          </Button>
        </p>
      )}
      {choice?.kind === "text" && field === "parentId" && place.field(choice.text, (text) => dispatch({ kind: "typed", id, text }))}
      {choice?.kind === "text" && field !== "parentId" && (
        <OwnWording
          conflict={question.conflict}
          text={choice.text}
          {...context}
          hasFocusAtFirst={hasJustBegun}
          onChange={(text) => dispatch({ kind: "typed", id, text })}
          onUndo={() => dispatch({ kind: "undone" })}
          onSave={save}
          onLeave={() => focusCard(id)}
        />
      )}
      {!isCompact && <Preview choice={choice} conflict={conflict} field={field} context={context} />}
      <ChoiceBar
        question={question}
        choice={choice}
        theirName={theirName}
        isBaseShown={isBaseShown}
        onChoose={choose}
        onWrite={write}
        onToggleBase={() => setBaseShown((isShown) => !isShown)}
        onReopen={() => dispatch({ kind: "reopened", id })}
        onSplit={field === "body" && canSplit(conflict) ? () => dispatch({ kind: "split", id }) : null}
        onLeave={question.isOpened ? () => dispatch({ kind: "closed", id }) : null}
      />
    </section>
  );
});

function Kept() {
  return (
    <span className={styles.kept}>
      <Check aria-hidden="true" />
      kept
    </span>
  );
}

/** What will stand there, where that is not simply one of the two sides. */
function Preview({ choice, conflict, field, context }: { choice: Resolution | undefined; conflict: Conflict; field: Question["field"]; context: Context }) {
  if (field === "parentId") return null;
  const isSuggested = !choice && conflict.suggestion !== null;
  // Own words need to be shown once more only inside their line.
  const isWorthShowing = choice?.kind === "text" ? context.before + context.after !== "" : choice && choice.kind !== "yours" && choice.kind !== "theirs";
  if (!isSuggested && !isWorthShowing) return null;
  const text = choice ? resolveConflict(conflict, choice) : (conflict.suggestion ?? "");
  return (
    <div className={styles.result} data-suggested={isSuggested || undefined}>
      <h3 className={styles.sideTitle}>{isSuggested ? `Suggestion: ${suggestionText(conflict)}` : "Result"}</h3>
      <p className={styles.baseText}>
        <span className={styles.context}>{context.before}</span>
        {text || <em>nothing</em>}
        <span className={styles.context}>{context.after}</span>
      </p>
    </div>
  );
}

function titleOf({ conflict, field }: Question, theirName: string): string {
  return field === "body" ? reasonText(conflict, theirName) : `You both changed the ${FIELD_NAMES[field]}`;
}

function isKept(choice: Resolution | undefined, side: "yours" | "theirs"): "yes" | "no" | undefined {
  if (!choice || choice.kind === "text" || choice.kind === "suggestion") return undefined;
  return choice.kind === side || choice.kind === "both" ? "yes" : "no";
}

/** Letters belong to a text that is being written, not to the card around it. */
function isTyping({ target }: KeyboardEvent<HTMLElement>): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}
