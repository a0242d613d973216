import { frontMatterRange } from "@/lib/merge";

/** Keys at the head of a text apart from what is there to read. A rule at the top is not front matter. */
export function splitFrontMatter(source: string): { frontMatter: string | null; text: string } {
  const range = frontMatterRange(source);
  if (!range) return { frontMatter: null, text: source };
  const frontMatter = source.slice(range.start, range.end);
  if (!/^[^\s#:-][^:\r\n]*:(?:[ \t]|$)/m.test(frontMatter)) return { frontMatter: null, text: source };
  return { frontMatter: frontMatter.trimEnd(), text: source.slice(range.end).replace(/^---[ \t]*(?:\r\n|\r|\n|$)/, "") };
}
