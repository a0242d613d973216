import type { Element, Root, RootContent } from "hast";

/** Walks and changes of a text as a tree of elements, after sanitizing. */

/** Calls `visit` for each element, in the order of the text. */
export function visitElements(node: Root | RootContent, visit: (element: Element) => void): void {
  if (node.type === "element") visit(node);
  if ("children" in node) node.children.forEach((child) => visitElements(child, visit));
}

/** The words in a part of the tree. */
export function textOf(node: RootContent): string {
  if (node.type === "text") return node.value;
  return "children" in node ? node.children.map(textOf).join("") : "";
}

/** Takes out a heading of the first level at the very beginning that repeats `title`. */
export function withoutOpeningTitle(title: string) {
  return (tree: Root) => {
    const at = tree.children.findIndex((child) => child.type !== "text" || child.value.trim() !== "");
    const first = tree.children[at];
    if (first?.type === "element" && first.tagName === "h1" && sameWords(textOf(first), title)) tree.children.splice(at, 1);
  };
}

const sameWords = (a: string, b: string) => a.replace(/\s+/g, " ").trim() === b.replace(/\s+/g, " ").trim();

/** Sends each link where `resolve` says; where that is nowhere, its words stay. */
export function resolveLinks(resolve: (href: string) => string | null) {
  return (tree: Root) =>
    visitElements(tree, (element) => {
      const { href } = element.properties;
      if (element.tagName !== "a" || typeof href !== "string") return;
      const target = resolve(href);
      if (target !== null) element.properties.href = target;
      else leaveWords(element);
    });
}

/** A link whose address was refused leads nowhere and must not look as if it did: its words stay. So does a place to link to. */
export function wordsOfDeadLinks() {
  return (tree: Root) =>
    visitElements(tree, (element) => {
      if (element.tagName === "a" && element.properties.href === undefined) leaveWords(element);
    });
}

function leaveWords(element: Element): void {
  const id = element.properties.id ?? element.properties.name;
  Object.assign(element, { tagName: "span", properties: id === undefined ? {} : { id } });
}
