"use client";

import { Avatar } from "@/components/ui/avatar";
import type { Person } from "@/lib/wire/schema";
import styles from "./others.module.css";

/** As many faces as fit; the names of all are in the words. */
const MAX_FACES = 3;

/** Who else has this article open now. */
export function Others({ people }: { people: readonly Person[] }) {
  if (people.length === 0) return null;
  const names = new Intl.ListFormat("en").format(people.map(({ name }) => name));
  const sentence = `${names} ${people.length === 1 ? "has" : "have"} this article open too`;
  return (
    <div className={styles.others} role="img" aria-label={sentence} title={sentence}>
      {people.slice(0, MAX_FACES).map(({ id, name }) => (
        <Avatar key={id} id={id} name={name} size="sm" />
      ))}
      {people.length > MAX_FACES && <span className={styles.more}>+{people.length - MAX_FACES}</span>}
    </div>
  );
}
