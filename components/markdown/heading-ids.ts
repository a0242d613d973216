import type { Element, Root, RootContent } from "hast";

/**
 * Gives every heading an id made from its words, so that an outline and links can point at it. Runs after
 * sanitizing; the prefix keeps an article from naming an id that the page itself uses.
 */
export function headingIds() {
  return (tree: Root) => {
    const taken = new Map<string, number>();
    visitHeadings(tree, (heading) => {
      const slug = slugOf(textOf(heading)) || "section";
      const count = taken.get(slug) ?? 0;
      taken.set(slug, count + 1);
      heading.properties.id = `h-${slug}${count ? `-${count}` : ""}`;
    });
  };
}

function visitHeadings(node: Root | RootContent, visit: (heading: Element) => void): void {
  if (node.type === "element" && /^h[1-6]$/.test(node.tagName)) visit(node);
  if ("children" in node) node.children.forEach((child) => visitHeadings(child, visit));
}

function textOf(node: RootContent): string {
  if (node.type === "text") return node.value;
  return "children" in node ? node.children.map(textOf).join("") : "";
}

function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
}
