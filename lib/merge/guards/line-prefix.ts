/** What stands before the words of a line, and how a line looks that follows one whose prefix was changed. */

/** Indentation, the marks of a quote, and the mark or the number of an item. */
type Prefix = { indent: string; mark: string; space: string; length: number };

const PREFIX = /^([ \t]*(?:>[ \t]?)*[ \t]*)([-*+]|\d{1,9}[.)])?([ \t]*)/;

function prefixOf(line: string): Prefix {
  const [whole, indent, mark = "", space] = PREFIX.exec(line) as unknown as [string, string, string | undefined, string];
  // A mark without a blank after it is a word of the line.
  if (mark === "" || (space === "" && whole.length < line.length)) return { indent, mark: "", space: "", length: indent.length };
  return { indent, mark, space, length: whole.length };
}

/** A line without its prefix. */
export const withoutPrefix = (line: string): string => line.slice(prefixOf(line).length).trimEnd();

/** Whether a line is an item of the list that another line is an item of. */
export function isItemLike(item: string, line: string): boolean {
  const [a, b] = [prefixOf(item), prefixOf(line)];
  return a.mark !== "" && a.indent === b.indent && a.mark.replace(/\d+/, "1") === b.mark.replace(/\d+/, "1");
}

/**
 * A line in the form that its neighbour was given.
 * @param place how many items of its list it stands after the neighbour
 */
export type Reform = (line: string, place: number) => string;

/** How lines beside `before` change when that line becomes `after`; null where its prefix stays. */
export function reformOf(before: string, after: string): Reform | null {
  const [from, to] = [prefixOf(before), prefixOf(after)];
  const isNumber = /\d/.test(to.mark);
  const isSameMark = from.mark === to.mark || (isNumber && /\d/.test(from.mark) && from.mark.slice(-1) === to.mark.slice(-1));
  if (from.length === to.length && from.indent === to.indent && isSameMark) return null;
  return (line, place) => {
    if (line.trim() === "") return isQuoted(to) && !isQuoted(from) ? to.indent.trimEnd() + line.replace(/^[ \t]+/, "") : line;
    const own = prefixOf(line);
    if (isItemLike(before, line)) {
      if (to.mark === "") return to.indent + line.slice(own.length);
      const number = /\d/.test(own.mark) ? parseInt(own.mark, 10) : parseInt(to.mark, 10) + place;
      return to.indent + (isNumber ? `${number}${to.mark.slice(-1)}` : to.mark) + to.space + line.slice(own.length);
    }
    if (from.mark !== "" && own.indent.length >= from.length) return shifted(line, to.length - from.length);
    if (line.startsWith(from.indent)) return to.indent + line.slice(from.indent.length);
    // A line of code may stand further out than the one beside it; an item that does belongs to another list.
    return from.mark === "" && own.indent !== "" ? shifted(line, to.length - from.length) : line;
  };
}

const isQuoted = ({ indent }: Prefix): boolean => indent.includes(">");

/** A line so many blanks further in, or out as far as it has blanks. */
function shifted(line: string, by: number): string {
  return by >= 0 ? " ".repeat(by) + line : line.slice(Math.min(-by, /^ */.exec(line)![0].length));
}
