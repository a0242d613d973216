import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeArticle } from "@/lib/merge";
import { blocksOf, portionsOf, type Block } from "./blocks";
import { NO_DECISIONS } from "./carry";
import { bodyRegions, pieceText, piecesOf, questionsOf } from "./pieces";
import { contextOf } from "./context";
import type { MergedSource, Piece } from "./source";

function regionsFor(base: string, yours: string, theirs: string) {
  const [b, y, t] = [base, yours, theirs].map((body) => ({ title: "T", body, tags: [] }));
  const merge = mergeArticle({ base: b!, yours: y!, theirs: t! });
  const source = { source: {}, merge } as unknown as MergedSource;
  return { source, regions: bodyRegions(source, NO_DECISIONS) };
}

function piecesFor(base: string, yours: string, theirs: string): Piece[] {
  return piecesOf(regionsFor(base, yours, theirs).regions);
}

function blocksFor(base: string, yours: string, theirs: string): Block[] {
  const { source, regions } = regionsFor(base, yours, theirs);
  return blocksOf(piecesOf(regions), questionsOf(source, regions, NO_DECISIONS));
}

const kinds = (blocks: Block[]) => blocks.map((block) => block.kind);

describe("blocks", () => {
  it("show a question inside its line", () => {
    const blocks = blocksFor("First.\n\nIt costs 10 euro today.\n\nLast.\n", "First.\n\nIt costs 12 euro today.\n\nLast.\n", "First.\n\nIt costs 15 euro today.\n\nLast.\n");
    expect(kinds(blocks)).toEqual(["flow", "card", "flow"]);
    const card = blocks[1]!;
    expect(card.kind === "card" && contextOf(card.before, card.after, {})).toEqual({ before: "It costs ", after: " euro today." });
  });

  it("fold long unchanged text, and keep a few lines around a question", () => {
    const long = Array.from({ length: 40 }, (_, index) => `line ${index}\n`).join("");
    const blocks = blocksFor(`${long}price 1\n${long}`, `${long}price 2\n${long}`, `${long}price 3\n${long}`);
    expect(kinds(blocks)).toEqual(["fold", "flow", "card", "flow", "fold"]);
    expect(blocks.flatMap((block) => (block.kind === "fold" ? [block.lineCount] : []))).toEqual([38, 37]);
  });

  it("read other questions of the line as they are decided", () => {
    const blocks = blocksFor("Ada has 1 dog and many books and 1 cat.\n", "Ada has 2 dog and many books and 2 cat.\n", "Ada has 3 dog and many books and 3 cat.\n");
    const [first, second] = blocks.filter((block) => block.kind === "card");
    expect(contextOf(first!.before, first!.after, {}).after).toBe(" dog and many books and … cat.");
    expect(contextOf(second!.before, second!.after, { [first!.key]: { kind: "theirs" } }).before).toBe("Ada has 3 dog and many books and ");
  });

  it("leave nothing out: what the running text does not show stands beside a question", () => {
    const word = fc.constantFrom("a", "b", "c", " ", "\n", "d ");
    const text = fc.array(word, { maxLength: 30 }).map((words) => words.join(""));
    fc.assert(
      fc.property(text, text, text, (base, yours, theirs) => {
        const blocks = blocksFor(base, yours, theirs);
        const shown = blocks.flatMap((block) => {
          if (block.kind === "fold") return [block.text];
          const segments = block.kind === "flow" ? block.segments : [...block.before, ...block.after];
          return segments.map((segment) => (segment.kind === "text" ? segment.text : pieceText(segment.piece, {})));
        });
        const plain = piecesFor(base, yours, theirs).filter((piece) => piece.kind === "text" && piece.text.trim() !== "");
        for (const piece of plain) {
          const lines = pieceText(piece, {}).split("\n").filter((line) => line.trim() !== "");
          for (const line of lines) expect(shown.some((part) => part.includes(line)), line).toBe(true);
        }
      }),
      { numRuns: 500 },
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
