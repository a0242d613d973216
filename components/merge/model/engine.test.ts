import { describe, expect, it } from "vitest";
import { applyResolutions, mergeArticle, type Resolution } from "@/lib/merge";
import { mergeCases } from "@/lib/testing/merge-cases";
import { blocksOf } from "./blocks";
import { resultOf } from "./pieces";
import { beginMerge, openQuestions, reduceMerge } from "./reducer";
import type { MergedSource } from "./source";

const cases = mergeCases(10);

const PEOPLE = [{ id: "bob", name: "Bob" }];

describe("the screen and the engine, on made-up merges and real ones", () => {
  it.each<[string, Resolution]>([
    ["yours", { kind: "yours" }],
    ["theirs", { kind: "theirs" }],
    ["base", { kind: "base" }],
  ])("give the same text, byte for byte, for %s everywhere", (_name, resolution) => {
    for (const { base, yours, theirs } of cases) {
      const content = (body: string) => ({ title: "T", body, tags: [] });
      const merge = mergeArticle({ base: content(base), yours: content(yours), theirs: content(theirs) });
      const source: MergedSource = {
        source: {
          base: { version: 1, content: content(base) },
          yours: content(yours),
          theirs: { version: 2, content: content(theirs), author: PEOPLE[0]!, at: "2026-01-01T00:00:00.000Z" },
          authors: PEOPLE,
        },
        merge,
      };
      let model = beginMerge(source);
      for (const { id } of model.questions) model = reduceMerge(model, { kind: "chosen", id, resolution });
      expect(openQuestions(model)).toEqual([]);
      const choices = Object.fromEntries(merge.body.regions.flatMap((region) => (region.kind === "conflict" ? [[region.id, resolution]] : [])));
      expect(resultOf(model.source, model.pieces, model.decisions.choices).body).toBe(applyResolutions(merge.body.regions, choices).text);
      if (merge.clean) expect(resultOf(model.source, model.pieces, {}).body).toBe(merge.merged.body);
      expect(blocksOf(model.pieces, model.questions).filter((block) => block.kind === "card")).toHaveLength(model.questions.length);
    }
  });
});
