import { diffWords } from "@/lib/merge";

export type WordKind = "same" | "removed" | "added";

export interface Word {
  readonly kind: WordKind;
  readonly text: string;
}

/** Two texts above this many UTF-16 units together are shown without comparing their words. */
const MAX_COMPARED = 200_000;

/** What `text` adds to and drops from `base`, word by word, in reading order. */
export function wordsAgainst(base: string, text: string): Word[] {
  if (text === "") return base === "" ? [] : [{ kind: "removed", text: base }];
  if (base.length + text.length > MAX_COMPARED) return [{ kind: "same", text }];
  return diffWords(base, text);
}

/** Whether a changed stretch would be invisible as it is. */
export function isBlank(text: string): boolean {
  return /^\s*$/.test(text);
}

const SIGNS: Record<string, string> = { " ": "·", "\t": "→", "\r\n": "␍↵", "\n": "↵", "\r": "␍", "\u00a0": "⍽" };

/** Blanks as signs that can be seen; a line break keeps its place behind its sign. */
export function visibleBlanks(text: string): string {
  return text.replace(/\r\n|[ \t\n\r\u00a0]/g, (blank) => {
    const sign = SIGNS[blank] ?? blank;
    return blank.endsWith("\n") || blank === "\r" ? `${sign}\n` : sign;
  });
}

/** What a screen reader hears in place of the signs. */
export function spokenBlanks(text: string): string {
  const breaks = (text.match(/\r\n|\r|\n/g) ?? []).length;
  const blanks = (text.match(/[^\S\r\n]/g) ?? []).length;
  const parts = [count(breaks, "line break"), count(blanks, "space")].filter(Boolean);
  return parts.join(" and ") || "nothing";
}

function count(number: number, noun: string): string {
  return number === 0 ? "" : `${number} ${noun}${number === 1 ? "" : "s"}`;
}
