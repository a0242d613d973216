import { describe, expect, it } from "vitest";
import { mergeArticle } from "@/lib/merge";
import type { Content } from "@/lib/editor/content";
import { newsText } from "./news";
import { fieldKey, resultOf } from "./pieces";
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

  describe("of a block that one moved and the other edited", () => {
    const [block, edited] = ["The kettle stands on the left stove.\n\n", "The kettle stands on the right stove.\n\n"];
    const model = beginMerge(sourceOf(`a\n\n${block}b\n\nc\n\n`, `a\n\nb\n\nc\n\n${block}`, `a\n\n${edited}b\n\nc\n\n`));
    const take = (index: number, kind: "yours" | "theirs" | "base" | "suggestion") => act(model, { kind: "chosen", id: idOf(model, index), resolution: { kind } });
    it.each([
      ["yours", `a\n\nb\n\nc\n\n${block}`],
      ["suggestion", `a\n\nb\n\nc\n\n${edited}`],
      ["theirs", `a\n\n${edited}b\n\nc\n\n`],
      ["base", `a\n\n${block}b\n\nc\n\n`],
    ] as const)("settles both places by %s at either", (kind, text) => {
      const bodies = [0, 1].map((index) => bodyOf(take(index, kind)));
      expect(bodies.map((body) => body.trim())).toEqual([text.trim(), text.trim()]);
      expect(progressText(take(0, kind))).toBe("All settled");
    });
    it("is one step to undo", () => expect(progressText(act(take(0, "yours"), { kind: "undone" }))).toBe("2 of 2 left"));
    it("settles one place alone by an own wording", () => expect(progressText(act(model, { kind: "typed", id: idOf(model), text: "x" }))).toBe("1 of 2 left"));
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

describe("address and place", () => {
  const withFields = (values: { slug: string; parentId: string | null }[]): MergedSource => {
    const source = sourceOf("x", "x", "x");
    const [base, yours, theirs] = values.map((fields): Content => ({ title: "T", body: "x", tags: [], ...fields })) as [Content, Content, Content];
    return {
      source: { ...source.source, base: { version: 1, content: base }, yours, theirs: { ...source.source.theirs, content: theirs } },
      merge: mergeArticle({ base, yours, theirs }),
    };
  };
  const fieldsOf = (model: MergeModel) => {
    const { slug, parentId } = resultOf(model.source, model.pieces, model.decisions.choices);
    return { slug, parentId };
  };

  it("are asked about when both changed them, and settled like a text", () => {
    const model = beginMerge(withFields([{ slug: "a", parentId: null }, { slug: "b", parentId: "p1" }, { slug: "c", parentId: "p2" }]));
    expect(model.questions.map(({ field }) => field)).toEqual(["slug", "parentId"]);
    const settled = act(model, { kind: "chosen", id: idOf(model, 0), resolution: { kind: "theirs" } }, { kind: "chosen", id: idOf(model, 1), resolution: { kind: "base" } });
    expect(fieldsOf(settled)).toEqual({ slug: "c", parentId: null });
    const elsewhere = act(settled, { kind: "chosen", id: idOf(model, 1), resolution: { kind: "text", text: "p3" } });
    expect(fieldsOf(elsewhere).parentId).toBe("p3");
  });

  it("merge by themselves when one changed them, and can be turned back", () => {
    const model = beginMerge(withFields([{ slug: "a", parentId: null }, { slug: "a", parentId: null }, { slug: "c", parentId: "p2" }]));
    expect(model.questions).toEqual([]);
    expect(fieldsOf(model)).toEqual({ slug: "c", parentId: "p2" });
    expect(fieldsOf(act(model, { kind: "chosen", id: fieldKey("parentId"), resolution: { kind: "yours" } }))).toEqual({ slug: "c", parentId: null });
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

  it("can be opened as a question, decided, and left to the merge again", () => {
    const model = beginMerge(source);
    const { key } = model.pieces.find((piece) => piece.kind === "change" && piece.region.origin === "theirs")!;
    const opened = act(model, { kind: "opened", id: key });
    expect(progressText(opened)).toBe("1 of 1 left");
    expect(opened.questions[0]!.conflict.base).toBe(opened.questions[0]!.conflict.yours);
    const settled = act(opened, { kind: "chosen", id: key, resolution: { kind: "yours" } });
    expect(bodyOf(settled)).toBe("one!\n\ntwo\n\nthree\n");
    const closed = act(settled, { kind: "closed", id: key });
    expect(closed.questions).toEqual([]);
    expect(bodyOf(closed)).toBe("one!\n\ntwo\n\nthree?\n");
    expect(bodyOf(act(closed, { kind: "undone" }))).toBe(bodyOf(settled));
  });
});

describe("an article that moves on", () => {
  it("keeps what is decided and asks only about what is new", () => {
    const model = beginMerge(TWO);
    const decided = act(model, { kind: "chosen", id: idOf(model), resolution: { kind: "text", text: "5" } });
    const moved = act(decided, { kind: "moved", source: sourceOf("a 1\n\nmiddle\n\nb 1\n", "a 2\n\nmiddle\n\nb 2\n", "a 3\n\nmiddle, new\n\nb 3\n") });
    expect(progressText(moved)).toBe("1 of 2 left");
    expect(newsText(moved.news!, "Bob")).toBe("Bob saved again, and that is merged in. Your decisions are kept.");
    expect(bodyOf(act(moved, { kind: "tookRest", side: "yours" }))).toBe("a 5\n\nmiddle, new\n\nb 2\n");
    expect(openQuestions(act(moved, { kind: "undone" }))).toHaveLength(2);
  });

  it("asks again where theirs has new words, and offers the earlier answer", () => {
    const model = beginMerge(ONE);
    const decided = act(model, { kind: "chosen", id: idOf(model), resolution: { kind: "text", text: "13" } });
    const moved = act(decided, { kind: "moved", source: sourceOf("It costs 10 euro.\n", "It costs 12 euro.\n", "It costs 99 euro.\n") });
    expect(progressText(moved)).toBe("1 of 1 left");
    expect(moved.offers[idOf(moved)]).toBe("13");
    expect(moved.news).toEqual({ asked: [idOf(moved)], vanished: 0, released: [], hasKept: false });
  });

  it("says which questions are new and how many are gone", () => {
    const model = beginMerge(TWO);
    const moved = act(model, { kind: "moved", source: sourceOf("a 1\n\nmiddle\n\nb 1\n", "a 2\n\nmiddle\n\nb 2\n", "a 1\n\nmiddle\n\nb 3\n") });
    expect(moved.news).toEqual({ asked: [], vanished: 1, released: [], hasKept: false });
    expect(newsText(moved.news!, "Bob")).toBe("Bob saved again, and that is merged in. 1 place no longer asked.");
    expect(act(moved, { kind: "newsSeen" }).news).toBeNull();
  });

  it("keeps an own wording also where nobody would be asked any more", () => {
    const model = beginMerge(ONE);
    const decided = act(model, { kind: "chosen", id: idOf(model), resolution: { kind: "text", text: "13" } });
    // Theirs takes its change back: what merges now by itself is yours, which is not what was decided.
    const moved = act(decided, { kind: "moved", source: sourceOf("It costs 10 euro.\n", "It costs 12 euro.\n", "It costs 10 euro.\n") });
    expect(bodyOf(moved)).toBe("It costs 13 euro.\n");
    expect(openQuestions(moved)).toEqual([]);
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

  it("holds when theirs changes one of the parts: the other stays decided", () => {
    const lines = beginMerge(sourceOf("x 1\nx 2\n", "y 3\ny 4\n", "z 5\nz 6\n"));
    const split = act(lines, { kind: "split", id: idOf(lines) });
    const decided = act(split, { kind: "chosen", id: idOf(split, 0), resolution: { kind: "theirs" } }, { kind: "chosen", id: idOf(split, 1), resolution: { kind: "yours" } });
    const moved = act(decided, { kind: "moved", source: sourceOf("x 1\nx 2\n", "y 3\ny 4\n", "z 5\nw 9\n") });
    expect(moved.questions).toHaveLength(2);
    expect(openQuestions(moved).map(({ conflict }) => conflict.theirs)).toEqual(["w 9"]);
    expect(bodyOf(moved)).toBe("z 5\ny 4\n");
  });
});
