/** Fences of code blocks in Markdown. */

import { isBlankUnit, isLineEnd } from "./signs";

const FENCES = ["```", "~~~"];

/** Where the lines start that open or close a code block, in order. Fences are few: they are looked for, rather than lines looked at. */
export function fenceLines(text: string): number[] {
  const starts: number[] = [];
  for (const fence of FENCES) {
    for (let at = text.indexOf(fence); at >= 0; at = text.indexOf(fence, at + fence.length)) {
      let start = at;
      while (start > 0 && isBlankUnit(text.charCodeAt(start - 1))) start--;
      if (start === 0 || isLineEnd(text.charCodeAt(start - 1))) starts.push(start);
    }
  }
  return starts.sort((a, b) => a - b);
}
