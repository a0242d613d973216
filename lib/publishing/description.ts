/** About as much as search engines and messengers show of a page. */
const MAX_LENGTH = 160;

/** The beginning of a text as the description of its page, cut between words. */
export function descriptionOf(text: string): string {
  if (text.length <= MAX_LENGTH) return text;
  const cut = text.slice(0, MAX_LENGTH);
  const atWord = cut.slice(0, Math.max(0, cut.search(/\s+\S*$/)));
  // Scripts without blanks are cut between letters, and no letter in half.
  return `${(atWord || cut.replace(/[\uD800-\uDBFF]$/, "")).replace(/[\s,;:–-]+$/, "")}…`;
}
