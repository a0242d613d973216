import { describe, expect, it } from "vitest";
import { mergeArticle } from "@/lib/merge";
import type { Content } from "@/lib/editor/content";
import { resultOf } from "./pieces";
import { beginMerge, openQuestions, progressText, reduceMerge, type MergeAction, type MergeModel } from "./reducer";
import type { MergedSource } from "./source";

const BOB = { id: "bob", name: "Bob" };

function sourceOf(base: string, yours: string, theirs: string, titles = ["T", "T", "T"]): MergedSource {
  const content = (body: string, index: number): Content => ({ title: titles[index]!, body, tags: [] });
  const contents = { base: content(base, 0), yours: content(yours, 1), theirs: content(theirs, 2) };
  return {
    source: {
      base: { version: 1, content: contents.base },
      yours: contents.yours,
      theirs: { version: 2, content: contents.theirs, author: BOB, at: "2026-01-01T00:00:00.000Z" },
      authors: [BOB],
    },
    merge: mergeArticle(contents),
  };
}

const act = (model: MergeModel, ...actions: MergeAction[]) => actions.reduce(reduceMerge, model);
const bodyOf = (model: MergeModel) => resultOf(model.source, model.pieces, model.decisions.choices).body;
const idOf = (model: MergeModel, index = 0) => model.questions[index]!.id;

const ONE = sourceOf("It costs 10 euro.\n", "It costs 12 euro.\n", "It costs 15 euro.\n");
const TWO = sourceOf("a 1\n\nmiddle\n\nb 1\n", "a 2\n\nmiddle\n\nb 2\n", "a 3\n\nmiddle\n\nb 3\n");

describe("choices", () => {
  it.each([
    [{ kind: "yours" }, "It costs 12 euro.\n"],
    [{ kind: "theirs" }, "It costs 15 euro.\n"],
    [{ kind: "base" }, "It costs 10 euro.\n"],
    [{ kind: "both", first: "yours" }, "It costs 12 15 euro.\n"],
    [{ kind: "both", first: "theirs" }, "It costs 15 12 euro.\n"],
    [{ kind: "text", text: "13" }, "It costs 13 euro.\n"],
  ] as const)("%o", (resolution, expected) => {
    const model = beginMerge(ONE);
    const settled = act(model, { kind: "chosen", id: idOf(model), resolution });
    expect(bodyOf(settled)).toBe(expected);
    expect(progressText(settled)).toBe("All settled");
  });

  it("can be changed and taken back", () => {
    const model = beginMerge(ONE);
    const id = idOf(model);
    const changed = act(model, { kind: "chosen", id, resolution: { kind: "yours" } }, { kind: "chosen", id, resolution: { kind: "theirs" } });
    expect(bodyOf(changed)).toBe("It costs 15 euro.\n");
    expect(progressText(act(changed, { kind: "reopened", id }))).toBe("1 of 1 left");
  });

  it("are undone and redone, whole texts at once", () => {
    const model = beginMerge(TWO);
    const [first, second] = [idOf(model, 0), idOf(model, 1)];
    const after = act(
      model,
      { kind: "chosen", id: first, resolution: { kind: "yours" } },
      { kind: "typed", id: second, text: "b" },
      { kind: "typed", id: second, text: "b 4" },
    );
    const undone = act(after, { kind: "undone" });
    expect(openQuestions(undone).map(({ id }) => id)).toEqual([second]);
    expect(openQuestions(act(undone, { kind: "undone" }))).toHaveLength(2);
    expect(act(undone, { kind: "redone" }).decisions).toEqual(after.decisions);
  });

  it("take the rest of one side, and leave what is decided", () => {
    const model = beginMerge(TWO);
    const after = act(model, { kind: "chosen", id: idOf(model), resolution: { kind: "yours" } }, { kind: "tookRest", side: "theirs" });
    expect(bodyOf(after)).toBe("a 2\n\nmiddle\n\nb 3\n");
    expect(act(after, { kind: "reset" }, { kind: "undone" }).decisions).toEqual(after.decisions);
  });
});

describe("titles", () => {
  it("are asked about like a text", () => {
    const model = beginMerge(sourceOf("x", "x", "x", ["Plan", "Plan A", "Scheme"]));
    expect(progressText(model)).toBe("1 of 1 left");
    const settled = act(model, { kind: "chosen", id: idOf(model), resolution: { kind: "theirs" } });
    expect(resultOf(settled.source, settled.pieces, settled.decisions.choices).title).toBe("Scheme");
  });
});

describe("clean changes", () => {
  const source = sourceOf("one\n\ntwo\n\nthree\n", "one!\n\ntwo\n\nthree\n", "one\n\ntwo\n\nthree?\n");
  it("are in the result, and can be turned back one by one", () => {
    const model = beginMerge(source);
    expect(bodyOf(model)).toBe("one!\n\ntwo\n\nthree?\n");
    const theirs = model.pieces.find((piece) => piece.kind === "change" && piece.region.origin === "theirs")!;
    expect(bodyOf(act(model, { kind: "chosen", id: theirs.key, resolution: { kind: "base" } }))).toBe("one!\n\ntwo\n\nthree\n");
  });
});

describe("an article that moves on", () => {
  it("keeps what is decided and asks only about what is new", () => {
    const model = beginMerge(TWO);
    const decided = act(model, { kind: "chosen", id: idOf(model), resolution: { kind: "text", text: "5" } });
    const moved = act(decided, { kind: "moved", source: sourceOf("a 1\n\nmiddle\n\nb 1\n", "a 2\n\nmiddle\n\nb 2\n", "a 3\n\nmiddle, new\n\nb 3\n") });
    expect(progressText(moved)).toBe("1 of 2 left");
    expect(bodyOf(act(moved, { kind: "tookRest", side: "yours" }))).toBe("a 5\n\nmiddle, new\n\nb 2\n");
    expect(openQuestions(act(moved, { kind: "undone" }))).toHaveLength(2);
  });

  it("asks again where theirs has new words, and offers the earlier answer", () => {
    const model = beginMerge(ONE);
    const decided = act(model, { kind: "chosen", id: idOf(model), resolution: { kind: "text", text: "13" } });
    const moved = act(decided, { kind: "moved", source: sourceOf("It costs 10 euro.\n", "It costs 12 euro.\n", "It costs 99 euro.\n") });
    expect(progressText(moved)).toBe("1 of 1 left");
    expect(moved.offers[idOf(moved)]).toBe("13");
  });
});

describe("splitting", () => {
  it("makes one question for each line", () => {
    const model = beginMerge(sourceOf("", "- a mine\n- b mine\n", "- a their\n- b their\n"));
    const id = idOf(model);
    expect(act(model, { kind: "split", id }).questions).toHaveLength(1);
    const lines = beginMerge(sourceOf("x 1\nx 2\n", "y 3\ny 4\n", "z 5\nz 6\n"));
    const split = act(lines, { kind: "split", id: idOf(lines) });
    expect(split.questions).toHaveLength(2);
    const settled = act(
      split,
      { kind: "chosen", id: idOf(split, 0), resolution: { kind: "theirs" } },
      { kind: "chosen", id: idOf(split, 1), resolution: { kind: "yours" } },
    );
    expect(bodyOf(settled)).toBe("z 5\ny 4\n");
    expect(bodyOf(act(settled, { kind: "moved", source: { ...lines.source } }))).toBe("z 5\ny 4\n");
  });
});
