import type { Element } from "hast";
import { attributeOf, isBlock, isElement, isHidden, marksOf, parseHtml, textOf, wordListItem, type Mark, type Node } from "./html-tree";
import { inlineOf } from "./inline";

/**
 * What was copied from a page, from Word or from Google Docs, as Markdown; null where the HTML says no more than its
 * plain text. `origin` is this page's own.
 */
export function markdownFromHtml(html: string, origin = ""): string | null {
  const nodes = parseHtml(html);
  if (!nodes.some(hasMeaning) || isOnePre(nodes)) return null;
  const markdown = createBlocks(origin).blocksOf(nodes).join("\n\n");
  return markdown === "" ? null : markdown;
}

const MEANINGFUL = new Set("a b blockquote code del em h1 h2 h3 h4 h5 h6 hr i img kbd li mark pre s strong sub sup table".split(" "));

function hasMeaning(node: Node): boolean {
  if (!isElement(node) || isHidden(node)) return false;
  const isNamed = MEANINGFUL.has(node.tagName) && (!["b", "i"].includes(node.tagName) || marksOf(node).length > 0);
  return isNamed || marksOf(node).length > 0 || wordListItem(node) !== null || node.children.some(hasMeaning);
}

/** Editors and raw files put plain text into a <pre>. */
function isOnePre(nodes: readonly Node[]): boolean {
  const [only, ...others] = nodes.filter((node) => isElement(node) ? !isHidden(node) : node.type === "text" && node.value.trim() !== "");
  if (!only || others.length > 0 || !isElement(only)) return false;
  return only.tagName === "pre" || (["div", "span"].includes(only.tagName) && isOnePre(only.children));
}

function createBlocks(origin: string) {
  const line = (nodes: readonly Node[], without: readonly (Mark | Element)[] = []) => inlineOf(nodes, { origin, without: new Set(without) });

  /** One string a block. */
  function blocksOf(nodes: readonly Node[]): string[] {
    const blocks: string[] = [];
    let words: Node[] = [];
    let items: Node[] = [];
    const flush = () => {
      if (items.length > 0) blocks.push(wordList(items));
      const paragraph = escapeStart(line(words));
      if (paragraph !== "") blocks.push(paragraph);
      [words, items] = [[], []];
    };
    for (const node of nodes) {
      if (isHidden(node)) continue;
      if (wordListItem(node)) {
        if (words.some((word) => textOf(word).trim() !== "")) flush();
        items.push(node);
      } else if (isElement(node) && isBlock(node)) {
        flush();
        blocks.push(...blockOf(node));
      } else {
        if (items.length > 0 && textOf(node).trim() !== "") flush();
        words.push(node);
      }
    }
    flush();
    return blocks;
  }

  function blockOf(element: Element): string[] {
    const { tagName, children } = element;
    if (/^h[1-6]$/.test(tagName)) {
      const words = line(children, ["**"]).replace(/\\?\n/g, " ");
      return words === "" ? [] : [`${"#".repeat(Number(tagName[1]))} ${words}`];
    }
    switch (tagName) {
      case "hr":
        return ["---"];
      case "pre":
        return [fenced(element)];
      case "blockquote":
        return quoted(blocksOf(children).join("\n\n"));
      case "ul":
      case "ol":
        return list(element);
      case "table":
        return table(element);
      default:
        return blocksOf(children);
    }
  }

  function list(element: Element): string[] {
    const isOrdered = element.tagName === "ol";
    let number = Number(attributeOf(element, "start")) || 1;
    const items: string[][] = [];
    for (const child of element.children) {
      if (!isElement(child) || isHidden(child)) continue;
      // Google Docs and old pages put a list into a list, not into its item.
      if (["ul", "ol"].includes(child.tagName)) (items.at(-1) ?? items[items.push([]) - 1]!).push(...list(child));
      else if (child.tagName === "li") items.push(blocksOf(child.children).map((block, i) => (i === 0 ? taskMark(child) + block : block)));
    }
    const filled = items.filter((blocks) => blocks.length > 0);
    const isTight = filled.every((blocks) => blocks.slice(1).every(isList));
    const lines = filled.map((blocks) => {
      const marker = isOrdered ? `${number++}. ` : "- ";
      return marker + indent(blocks.join(isTight ? "\n" : "\n\n"), marker.length);
    });
    return lines.length > 0 ? [lines.join(isTight ? "\n" : "\n\n")] : [];
  }

  function taskMark(item: Element): string {
    const box = item.children.flatMap((child) => (isElement(child) ? [child, ...child.children.filter(isElement)] : [])).find((child) => child.tagName === "input" && attributeOf(child, "type") === "checkbox");
    return box ? (attributeOf(box, "checked") ? "[x] " : "[ ] ") : "";
  }

  function wordList(items: readonly Node[]): string {
    const counts: number[] = [];
    return items
      .flatMap((node) => {
        const item = wordListItem(node);
        if (!item || !isElement(node)) return [];
        counts.length = item.level;
        counts[item.level - 1] = (counts[item.level - 1] ?? 0) + 1;
        const marker = item.isOrdered ? `${counts[item.level - 1]}. ` : "- ";
        return [" ".repeat(3 * (item.level - 1)) + marker + line(node.children, item.marker ? [item.marker] : [])];
      })
      .join("\n");
  }

  function table(element: Element): string[] {
    const rows = rowsOf(element).map((row) => row.children.filter(isElement).filter((cell) => ["td", "th"].includes(cell.tagName)));
    const width = Math.max(0, ...rows.map((row) => row.length));
    // A table of one column lays out a page.
    if (width < 2) return rows.flat().flatMap((cell) => blocksOf(cell.children));
    const lines = rows.map((row) => `| ${Array.from({ length: width }, (_, i) => (row[i] ? cellOf(row[i]) : "")).join(" | ")} |`);
    lines.splice(1, 0, `|${" --- |".repeat(width)}`);
    return [lines.join("\n")];
  }

  const cellOf = (cell: Element) =>
    (cell.children.some(isBlock) ? blocksOf(cell.children) : [line(cell.children, cell.tagName === "th" ? ["**"] : [])])
      .join("<br>")
      .replace(/\\?\n/g, "<br>")
      .replaceAll("|", "\\|");

  return { blocksOf };
}

function rowsOf(element: Element): Element[] {
  return element.children.filter(isElement).flatMap((child) => {
    if (child.tagName === "tr") return [child];
    return ["thead", "tbody", "tfoot"].includes(child.tagName) ? rowsOf(child) : [];
  });
}

function fenced(element: Element): string {
  const code = textOf(element).replace(/\r\n?/g, "\n").replace(/\n$/, "");
  const names = [element, ...element.children.filter(isElement)].map((each) => attributeOf(each, "className")).join(" ");
  const language = /(?:^|\s)(?:lang(?:uage)?-|highlight-source-)([\w+#-]+)/.exec(names)?.[1] ?? "";
  const fence = "`".repeat(Math.max(2, ...(code.match(/`+/g) ?? []).map((run) => run.length)) + 1);
  return `${fence}${language}\n${code}\n${fence}`;
}

const quoted = (text: string): string[] => (text === "" ? [] : [text.replace(/^/gm, "> ").replace(/^> $/gm, ">")]);

const indent = (text: string, width: number): string => text.replace(/\n(?=[^\n])/g, `\n${" ".repeat(width)}`);

const isList = (block: string): boolean => /^(?:- |\d+\. )/.test(block);

/** The beginning of a paragraph that Markdown would take for a heading, a list or a quote. */
function escapeStart(paragraph: string): string {
  return paragraph.replace(/^(?:(\d+)([.)])(?=\s)|(#{1,6}(?=\s|$)|>|[-+*](?=\s)|-{3,}$|={3,}$))/gm, (_, number?: string, dot?: string, mark?: string) => (number ? `${number}\\${dot}` : `\\${mark}`));
}
