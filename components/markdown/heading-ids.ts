import type { Root } from "hast";
import { textOf, visitElements } from "./tree";

/**
 * Gives every heading an id made from its words, so that an outline and links can point at it. Runs after
 * sanitizing; the prefix keeps an article from naming an id that the page itself uses.
 */
export function headingIds() {
  return (tree: Root) => {
    const counts = new Map<string, number>();
    const taken = new Set<string>();
    visitElements(tree, (element) => {
      if (!/^h[1-6]$/.test(element.tagName)) return;
      const slug = slugOf(textOf(element)) || "section";
      let count = counts.get(slug) ?? 0;
      // "A" for the second time and "A 1" would be the same.
      while (taken.has(numbered(slug, count))) count += 1;
      counts.set(slug, count + 1);
      taken.add(numbered(slug, count));
      element.properties.id = `h-${numbered(slug, count)}`;
    });
  };
}

const numbered = (slug: string, count: number) => (count > 0 ? `${slug}-${count}` : slug);

function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
}
