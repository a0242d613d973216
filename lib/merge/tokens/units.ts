/** The parts of which a passage consists. */

import { STRUCTURAL_LINE } from "./tokenize";

/** A text cut into parts; joined they give the text. */
export type Division = (text: string) => string[];

/** Lines with their breaks. */
export const lines: Division = (text) => text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];

/** Sentences with the blanks after them. A mark that stands on a blank stays with it. */
export const sentences: Division = (text) =>
  text.match(/[^]+?(?:[.!?…。！？]["'”’»)\]]*(?=\s)\s+(?![\p{M}\p{Join_Control}\p{Emoji_Modifier}])|$)/gu) ?? [];

/** Paragraphs with the blank lines after them; every item, row and heading is a part of its own. */
export const blocks: Division = (text) => {
  const parts: string[] = [];
  let isOpen = false;
  for (const line of lines(text)) {
    const isBlank = line.trim() === "";
    if (parts.length > 0 && (isBlank || (isOpen && !STRUCTURAL_LINE.test(line)))) parts[parts.length - 1] += line;
    else parts.push(line);
    isOpen = !isBlank && !/^#{1,6}\s/.test(line);
  }
  return parts;
};
