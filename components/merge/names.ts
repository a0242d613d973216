import type { Person } from "@/lib/wire/schema";

/** Who did it, in words: "Ada", "Ada and Bob", "Ada and 2 others"; the reader's own other window is not a stranger. */
export function namesOf(people: readonly Person[], ownId: string): string {
  const names = [...new Set(people.map((person) => (person.id === ownId ? "You, in another window," : person.name)))];
  const [first = "Somebody", second, ...more] = names;
  if (second === undefined) return first;
  return more.length === 0 ? `${first} and ${second}` : `${first} and ${more.length + 1} others`;
}

/** "Ada's", "Ada and Bob's", "Your own". */
export function possessiveOf(people: readonly Person[], ownId: string): string {
  if (people.length > 0 && people.every((person) => person.id === ownId)) return "Your other window's";
  return `${namesOf(people.filter((person) => person.id !== ownId), ownId)}'s`;
}
