/** A heading of a Markdown text: its level (1–6), its words without marks, and the offset of its line. */
export interface Heading {
  readonly level: number;
  readonly text: string;
  readonly at: number;
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const HEADING = /^ {0,3}(#{1,6})(?:[ \t]+|$)(.*)$/;
const LINE = /([^\r\n]*)(\r\n|\r|\n|$)/g;

/** The headings of a Markdown text in order; what looks like one inside a code block is none. */
export function outlineOf(markdown: string): Heading[] {
  const headings: Heading[] = [];
  let fence: string | null = null;
  for (const match of markdown.matchAll(LINE)) {
    const line = match[1]!;
    const mark = FENCE.exec(line)?.[1];
    if (fence !== null) {
      if (mark && mark[0] === fence[0] && mark.length >= fence.length && line.trim() === mark) fence = null;
      continue;
    }
    if (mark) {
      fence = mark;
      continue;
    }
    const heading = HEADING.exec(line);
    if (heading) headings.push({ level: heading[1]!.length, text: plainWords(heading[2]!), at: match.index });
  }
  return headings;
}

function plainWords(text: string): string {
  return text
    .replace(/[ \t]+#+[ \t]*$/, "")
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/(\*\*|__|~~|`|\*)/g, "")
    .trim();
}

const WORD = /[\p{L}\p{N}]+(?:['’\-.][\p{L}\p{N}]+)*/gu;
const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;

/** Words as people count them; each character counts in scripts that put no blanks between words. */
export function countWords(text: string): number {
  const ideographs = text.match(IDEOGRAPH)?.length ?? 0;
  const rest = ideographs > 0 ? text.replace(IDEOGRAPH, " ") : text;
  return ideographs + (rest.match(WORD)?.length ?? 0);
}
