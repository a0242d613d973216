"use client";

import { Check, CircleDot } from "lucide-react";
import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import type { Choices, Question } from "./model/source";
import { decidedText, FIELD_NAMES } from "./choices";
import { useMergeSurroundings } from "./merge-context";
import { shownConflict, type Place } from "./place";
import styles from "./question-list.module.css";

export interface QuestionListProps {
  questions: readonly Question[];
  choices: Choices;
  onClose: () => void;
  /** Closed without a choice: the focus goes back to where it came from. */
  onLeave: () => void;
}

/** Every question in one list: arrows move, Enter goes there, Escape leaves. One stop for Tab. */
export function QuestionList({ questions, choices, onClose, onLeave }: QuestionListProps) {
  const { focusCard, theirName, place } = useMergeSurroundings();
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const [current, setCurrent] = useState(() => Math.max(0, questions.findIndex((question) => !choices[question.id])));
  const active = Math.min(current, questions.length - 1);

  // Opened by a button: the list is what one wants to be in.
  useEffect(() => list.current?.focus(), []);

  const go = (index: number) => {
    onClose();
    focusCard(questions[index]!.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = { ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: questions.length - 1 }[event.key];
    if (next !== undefined) {
      const index = Math.max(0, Math.min(next, questions.length - 1));
      setCurrent(index);
      list.current?.children[index]?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter" || event.key === " ") go(active);
    else if (event.key === "Escape") onLeave();
    else return;
    event.preventDefault();
  };

  return (
    <ul
      ref={list}
      role="listbox"
      aria-label="Conflicts"
      aria-activedescendant={`${id}-${active}`}
      tabIndex={0}
      className={styles.list}
      onKeyDown={onKeyDown}
    >
      {questions.map((question, index) => {
        const choice = choices[question.id];
        return (
          <li key={question.id} id={`${id}-${index}`} role="option" aria-selected={index === active} className={styles.item} onClick={() => go(index)}>
            {choice ? <Check aria-hidden="true" /> : <CircleDot aria-hidden="true" />}
            <span className={styles.text}>
              {index + 1}. {excerpt(question, place)}
            </span>
            <span className={styles.state}>{choice ? decidedText(choice, theirName, question.field) : "open"}</span>
          </li>
        );
      })}
    </ul>
  );
}

const MAX_EXCERPT = 60;

function excerpt(question: Question, place: Place): string {
  const { field } = question;
  const conflict = shownConflict(question, place);
  const text = (conflict.yours.trim() || conflict.theirs.trim() || conflict.base.trim()).replace(/\s+/g, " ");
  const short = text.length > MAX_EXCERPT ? `${text.slice(0, MAX_EXCERPT).replace(/\s\S*$/, "")}…` : text;
  return field === "body" ? short : `${FIELD_NAMES[field]}: ${short}`;
}
