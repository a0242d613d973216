import type { Element, Root, RootContent } from "hast";
import rehypeRaw from "rehype-raw";

/** What a clipboard holds as HTML, as a tree, and what there is to know of its elements. */
export type Node = RootContent;

export function parseHtml(html: string): Node[] {
  const raw: Root = { type: "root", children: [{ type: "raw", value: html }] };
  return (rehypeRaw() as (tree: Root) => Root)(raw).children;
}

const BLOCKS = new Set(
  "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split(" "),
);
/** Never there to be read. */
const HIDDEN = new Set("script style head meta link title template noscript object iframe svg canvas select button textarea xml".split(" "));

export const isElement = (node: Node): node is Element => node.type === "element";
export const isHidden = (node: Node): boolean => isElement(node) && (HIDDEN.has(node.tagName) || /display:\s*none/i.test(styleOf(node)));
export const isBlock = (node: Node): boolean => isElement(node) && (BLOCKS.has(node.tagName) || node.children.some(isBlock));

export function textOf(node: Node): string {
  if (node.type === "text") return node.value;
  if (!isElement(node) || isHidden(node)) return "";
  return node.tagName === "br" ? "\n" : node.children.map(textOf).join("");
}

const styleOf = ({ properties }: Element): string => (typeof properties.style === "string" ? properties.style : "");

export function attributeOf({ properties }: Element, name: string): string {
  const value = properties[name];
  return Array.isArray(value) ? value.join(" ") : value === undefined || value === null || value === false ? "" : String(value);
}

export type Mark = "**" | "*" | "~~";

/** The marks that an element puts around its words. Google Docs wraps everything in a <b> that is none, and says in styles what is one. */
export function marksOf(element: Element): Mark[] {
  const style = styleOf(element);
  const weight = /font-weight:\s*(\w+)/i.exec(style)?.[1]?.toLowerCase() ?? "";
  const isBold = weight ? weight === "bold" || Number(weight) >= 600 : ["b", "strong"].includes(element.tagName);
  const isItalic = /font-style:\s*normal/i.test(style) ? false : ["i", "em"].includes(element.tagName) || /font-style:\s*italic/i.test(style);
  const isStruck = ["s", "del", "strike"].includes(element.tagName) || /text-decoration[^;]*line-through/i.test(style);
  return [...(isBold ? (["**"] as const) : []), ...(isItalic ? (["*"] as const) : []), ...(isStruck ? (["~~"] as const) : [])];
}

/** Word's list items are paragraphs with a style. Null for everything else. */
export function wordListItem(node: Node): { level: number; marker: Element | null; isOrdered: boolean } | null {
  if (!isElement(node)) return null;
  const level = /mso-list:\s*l\d+\s+level(\d+)/i.exec(styleOf(node))?.[1];
  if (!level) return null;
  const marker = findElement(node, (element) => /mso-list:\s*ignore/i.test(styleOf(element)));
  return { level: Number(level), marker, isOrdered: marker !== null && /[\p{L}\p{N}][.)]/u.test(textOf(marker)) };
}

function findElement(node: Node, test: (element: Element) => boolean): Element | null {
  if (!isElement(node)) return null;
  if (test(node)) return node;
  for (const child of node.children) {
    const found = findElement(child, test);
    if (found) return found;
  }
  return null;
}
