import { classNames } from "./class-names";
import styles from "./avatar.module.css";

const TONES = 6;

/** A person's initials on a colour that stays theirs. Decorative: the name stands beside it. */
export function Avatar({ name, id, size = "md" }: { name: string; id?: string; size?: "sm" | "md" | "lg" }) {
  return (
    <span className={classNames(styles.avatar, styles[size])} data-tone={toneOf(id ?? name)} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}

/** First letters of the first and last word, by grapheme, so that no emoji or accent is cut in half. */
function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const chosen = words.length > 1 ? [words[0]!, words[words.length - 1]!] : words.slice(0, 1);
  const segmenter = new Intl.Segmenter();
  return chosen.map((word) => [...segmenter.segment(word)][0]?.segment ?? "").join("").toUpperCase() || "?";
}

function toneOf(text: string): number {
  let hash = 0;
  for (const unit of text) hash = (hash * 31 + unit.codePointAt(0)!) >>> 0;
  return hash % TONES;
}
