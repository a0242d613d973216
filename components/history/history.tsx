"use client";

import { ChevronDown } from "lucide-react";
import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { VersionList, type VersionListProps } from "./version-list";
import styles from "./history.module.css";

/**
 * The versions of an article beside what one of them changed. Where there is no room beside it the list is folded
 * into a button, so that what was chosen is what one sees.
 */
export function History({ children, ...list }: VersionListProps & { children: ReactNode }) {
  const listId = useId();
  const [isOpen, setOpen] = useState(false);
  // A list that was folded away could not bring its selected row into sight: each opening begins anew.
  const [openings, setOpenings] = useState(0);
  const button = useRef<HTMLButtonElement>(null);
  const toggle = () => {
    setOpen(!isOpen);
    if (!isOpen) setOpenings(openings + 1);
  };
  const leave = () => {
    setOpen(false);
    button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen || event.key !== "Escape") return;
    event.preventDefault();
    leave();
  };
  const select = (from: number, to: number) => {
    list.onSelect(from, to);
    if (isOpen) leave();
  };
  const { from, to } = list.selection;
  const person = list.authors.find(({ author }) => author.id === list.personId)?.author.name;
  return (
    <div className={styles.history}>
      <div className={styles.versions} onKeyDown={onKeyDown}>
        <button ref={button} type="button" className={styles.picker} aria-expanded={isOpen} aria-controls={listId} onClick={toggle}>
          <span>
            {person === undefined ? "All versions" : `Versions by ${person}`}
            <VisuallyHidden as="span">{from === to - 1 ? ` (version ${to} is shown)` : ` (what changed from version ${from} to ${to} is shown)`}</VisuallyHidden>
          </span>
          <ChevronDown aria-hidden="true" />
        </button>
        <div id={listId} className={styles.list} data-open={isOpen || undefined}>
          <VersionList key={openings} {...list} onSelect={select} />
        </div>
      </div>
      <div className={styles.content}>{children}</div>
    </div>
  );
}
