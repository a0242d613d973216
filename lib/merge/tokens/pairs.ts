/** Signs that come in pairs, one inside the other: brackets, code spans, emphasis, and the tags of HTML. */

const SIGN = /`+|\*+|_+|~~|[()[\]{}]|<\/?([a-z][a-z0-9]*)\b[^<>]*>/gi;
const HAS_SIGN = /[`*_~()[\]{}<]/;

const CLOSES: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{" };
/** Tags that hold nothing, or whose end is often left out. */
const ALONE = new Set("area base br col dd dt hr img input li meta option p source td th tr wbr".split(" "));

/** Whether a pair is opened and not closed, closed and not opened, or closed while a later one is open. A tag may be open: its other half may stand in another line. */
export function isUnbalanced(text: string): boolean {
  if (!HAS_SIGN.test(text)) return false;
  const open: string[] = [];
  SIGN.lastIndex = 0;
  for (let match = SIGN.exec(text); match !== null; match = SIGN.exec(text)) {
    const [sign, tag] = match;
    if (sign.startsWith("`")) {
      const end = text.indexOf(sign, SIGN.lastIndex);
      if (end < 0) return true;
      SIGN.lastIndex = end + sign.length;
    } else if (tag !== undefined) {
      if (isCrossed(open, sign, tag.toLowerCase())) return true;
    } else if (/[([{]/.test(sign)) open.push(sign);
    else if (CLOSES[sign] !== undefined) {
      if (open.pop() !== CLOSES[sign]) return true;
    } else if (isBrokenEmphasis(open, sign, text, match.index)) return true;
  }
  return open.some((sign) => !sign.startsWith("<"));
}

/** Opens or closes a tag; whether it is closed while something else is open in it. */
function isCrossed(open: string[], sign: string, tag: string): boolean {
  if (ALONE.has(tag) || sign.endsWith("/>")) return false;
  if (!sign.startsWith("</")) {
    open.push(`<${tag}`);
    return false;
  }
  if (!open.includes(`<${tag}`)) return false;
  return open.pop() !== `<${tag}`;
}

/** Opens or closes emphasis; whether it is closed while something else is open in it. */
function isBrokenEmphasis(open: string[], sign: string, text: string, at: number): boolean {
  const [before, after] = [text.charAt(at - 1), text.charAt(at + sign.length)];
  const isInWord = sign.startsWith("_") && isWordCharacter(before) && isWordCharacter(after);
  if (isInWord) return false;
  const mayClose = before !== "" && !/\s/.test(before);
  if (mayClose && open.includes(sign)) return open.pop() !== sign;
  const mayOpen = after !== "" && !/\s/.test(after);
  if (!mayOpen) return mayClose;
  if (open.includes(sign)) return true;
  open.push(sign);
  return false;
}

const isWordCharacter = (sign: string): boolean => /[\p{L}\p{N}_]/u.test(sign);
