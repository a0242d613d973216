import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeArticle } from "@/lib/merge";
import { blocksOf, portionsOf, type Block, type Context } from "./blocks";
import { bodyRegions, pieceText, piecesOf, questionsOf } from "./pieces";
import type { MergedSource } from "./source";

function blocksFor(base: string, yours: string, theirs: string): Block[] {
  const [b, y, t] = [base, yours, theirs].map((body) => ({ title: "T", body, tags: [] }));
  const merge = mergeArticle({ base: b!, yours: y!, theirs: t! });
  const source = { source: {}, merge } as unknown as MergedSource;
  const regions = bodyRegions(source, {});
  return blocksOf(piecesOf(regions), questionsOf(source, regions));
}

const kinds = (blocks: Block[]) => blocks.map((block) => block.kind);

describe("blocks", () => {
  it("show a question inside its line", () => {
    const blocks = blocksFor("First.\n\nIt costs 10 euro today.\n\nLast.\n", "First.\n\nIt costs 12 euro today.\n\nLast.\n", "First.\n\nIt costs 15 euro today.\n\nLast.\n");
    expect(kinds(blocks)).toEqual(["flow", "card", "flow"]);
    expect(blocks[1]).toMatchObject({ before: { text: "It costs " }, after: { text: " euro today.\n" } });
  });

  it("fold long unchanged text, and keep a few lines around a question", () => {
    const long = Array.from({ length: 40 }, (_, index) => `line ${index}\n`).join("");
    const blocks = blocksFor(`${long}price 1\n${long}`, `${long}price 2\n${long}`, `${long}price 3\n${long}`);
    expect(kinds(blocks)).toEqual(["fold", "flow", "card", "flow", "fold"]);
    expect(blocks.flatMap((block) => (block.kind === "fold" ? [block.lineCount] : []))).toEqual([38, 37]);
  });

  it("leave nothing out, and say what they show twice", () => {
    const word = fc.constantFrom("a", "b", "c", " ", "\n", "d ");
    const text = fc.array(word, { maxLength: 30 }).map((words) => words.join(""));
    fc.assert(
      fc.property(text, text, text, (base, yours, theirs) => {
        const [b, y, t] = [base, yours, theirs].map((body) => ({ title: "T", body, tags: [] }));
        const source = { source: {}, merge: mergeArticle({ base: b!, yours: y!, theirs: t! }) } as unknown as MergedSource;
        const regions = bodyRegions(source, {});
        const pieces = piecesOf(regions);
        const blocks = blocksOf(pieces, questionsOf(source, regions));
        let shown = "";
        const once = (context: Context) => (context.isRepeated ? "" : context.text);
        for (const block of blocks) {
          if (block.kind === "fold") shown += block.text;
          else if (block.kind === "card") shown += once(block.before) + block.question.conflict.yours + once(block.after);
          else for (const segment of block.segments) shown += segment.kind === "text" ? segment.text : pieceText(segment.piece, {});
        }
        expect(shown).toBe(pieces.map((piece) => pieceText(piece, {})).join(""));
      }),
      { numRuns: 2000 },
    );
  });
});

describe("portions", () => {
  it("are the text again", () => {
    const text = Array.from({ length: 100 }, (_, index) => `line ${index}`).join("\n");
    expect(portionsOf(text)).toHaveLength(4);
    expect(portionsOf(text).join("")).toBe(text);
  });
});
