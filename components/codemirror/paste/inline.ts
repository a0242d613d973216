import type { Element } from "hast";
import { attributeOf, isElement, isHidden, marksOf, textOf, type Mark, type Node } from "./html-tree";

/** What is inside a line of HTML, as Markdown. */
export interface InlineOptions {
  /** Where this page is from: its own addresses are written without it. */
  readonly origin: string;
  /** The marks that are around these words already, and elements that say nothing. */
  readonly without: ReadonlySet<Mark | Element>;
}

const BREAK = "\\\n";
/** Kept as HTML, for which Markdown has no marks. */
const KEPT = new Set(["kbd", "sub", "sup", "mark"]);

/** One line of Markdown, or several where it has forced breaks. */
export function inlineOf(nodes: readonly Node[], options: InlineOptions): string {
  return piecesOf(nodes, options)
    .replace(/[ \t\r\n\f]+/g, (blank, at: number, all: string) => (blank.includes("\n") && all[at - 1] === "\\" ? "\n" : " "))
    .replace(/ *\\\n */g, BREAK)
    .replace(/^(?:\s|\\\n)+|(?:\s|\\\n)+$/g, "");
}

function piecesOf(nodes: readonly Node[], options: InlineOptions): string {
  let text = "";
  for (const node of nodes) {
    const piece = pieceOf(node, options);
    // **one****two** would be read as something else.
    const mark = /(\*\*|~~)$/.exec(text)?.[1];
    text = mark && piece.startsWith(mark) && isElement(node) ? text.slice(0, -2) + piece.slice(2) : text + piece;
  }
  return text;
}

function pieceOf(node: Node, options: InlineOptions): string {
  if (node.type === "text") return escapeText(node.value.replace(/[ \t\r\n\f\u00a0]*[ \t\r\n\f][ \t\r\n\f\u00a0]*/g, " "));
  if (!isElement(node) || isHidden(node) || options.without.has(node)) return "";
  switch (node.tagName) {
    case "br":
      return BREAK;
    case "img":
      return imageOf(node, options);
    case "input":
      return "";
    case "code":
    case "tt":
    case "samp":
      return codeOf(textOf(node));
    case "a":
      return linkOf(node, options);
    default:
      return KEPT.has(node.tagName) ? around(`<${node.tagName}>`, piecesOf(node.children, options), `</${node.tagName}>`) : markedOf(node, options);
  }
}

function markedOf(element: Element, options: InlineOptions): string {
  const marks = marksOf(element).filter((mark) => !options.without.has(mark));
  const inner = piecesOf(element.children, { ...options, without: new Set([...options.without, ...marks]) });
  const blank = ["p", "div", "td", "th", "li"].includes(element.tagName) ? " " : "";
  return marks.reduceRight((text, mark) => around(mark, text, mark), inner) + blank;
}

/** Marks hold only where they touch a word. */
function around(open: string, inner: string, close: string): string {
  const words = inner.trim();
  if (words === "" || words === "\\") return inner;
  const start = inner.indexOf(words);
  return inner.slice(0, start) + open + words + close + inner.slice(start + words.length);
}

export function codeOf(text: string): string {
  const code = text.replace(/\s+/g, " ");
  if (code.trim() === "") return code;
  const fence = "`".repeat(Math.max(0, ...(code.match(/`+/g) ?? []).map((run) => run.length)) + 1);
  const pad = /^`|`$/.test(code) ? " " : "";
  return fence + pad + code + pad + fence;
}

function linkOf(element: Element, options: InlineOptions): string {
  const words = piecesOf(element.children, options);
  const href = addressOf(attributeOf(element, "href"), options.origin, /^(?:https?:|mailto:|tel:|\/(?!\/))/i);
  if (href === null || words.trim() === "") return words;
  if (textOf(element).trim() === href) return href;
  return around("[", words.replace(/\\\n/g, " "), `](${href})`);
}

function imageOf(element: Element, { origin }: InlineOptions): string {
  const alt = attributeOf(element, "alt").replace(/\s+/g, " ").trim();
  const src = addressOf(attributeOf(element, "src"), origin, /^(?:https?:|data:image\/|\/(?!\/))/i);
  return src === null ? escapeText(alt) : `![${escapeLabel(alt)}](${src})`;
}

/** An address as Markdown takes it, or null for one that leads nowhere from here. */
function addressOf(given: string, origin: string, allowed: RegExp): string | null {
  const address = given.trim();
  const own = origin !== "" && address.startsWith(`${origin}/`) ? address.slice(origin.length) : address;
  if (!allowed.test(own)) return null;
  return own.replace(/[\s()<>]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

export const escapeLabel = (text: string): string => text.replace(/[\\[\]]/g, "\\$&");

/** Words that Markdown would read as marks stay words. What it leaves alone anyway is not touched. */
function escapeText(text: string): string {
  return text
    .replace(/\\(?=[!-/:-@[-`{-~])/g, "\\\\")
    .replace(/`|\*(?=\S)|(?<=\S)\*|~(?=~)/g, "\\$&")
    .replace(/(?<![\p{L}\p{N}])_(?=\S)|(?<=\S)_(?![\p{L}\p{N}])/gu, "\\_")
    .replace(/\](?=[([])/g, "\\]")
    .replace(/<(?=[a-z/!?])/gi, "\\<")
    .replace(/&(?=#?\w+;)/g, "\\&");
}
