import { describe, expect, test } from "vitest";
import { resultOf } from "../../components/merge/model/pieces";
import { beginMerge, openQuestions, reduceMerge } from "../../components/merge/model/reducer";
import type { MergedSource } from "../../components/merge/model/source";
import type { Article, MergeResponse } from "../../lib/articles/schema";
import { contentOf, remoteOf, type Content } from "../../lib/editor/content";
import { mergeArticle } from "../../lib/merge";
import { mergeCases } from "../../lib/testing/merge-cases";
import { describeBothDoors } from "./doors";

/** Other real ones than those that the screen meets the engine with. */
const cases = mergeCases(40, 3);

describe("made-up merges and real ones", () => {
  describeBothDoors("the merge of the API and the merge screen", (setting) => {
    test("give the same text, the same questions and the same answers, byte for byte", async () => {
      const { alice, space } = setting;
      let asked = 0;
      for (const { id: name, base, yours, theirs } of cases) {
        const made = (await alice.post("/api/articles", { spaceId: space, title: "T", body: base, tags: ["a"] })).json() as Article;
        const path = `/api/articles/${made.id}`;
        const write = { title: "T, changed there", body: theirs, tags: ["a", "b"], slug: `there-${made.id.slice(-12)}`, version: 1 };
        const stored = await alice.put(path, write);
        expect(stored.status, name).toBe(200);
        const mine: Content = { ...contentOf(made), title: "T, changed here", body: yours, tags: [], slug: `here-${made.id.slice(-12)}` };
        const answer = await alice.post(`${path}/merge`, { title: mine.title, body: yours, tags: [], slug: mine.slug, version: 1 });
        const api = answer.json() as MergeResponse;

        const current = (await alice.get(path)).json() as Article;
        const source: MergedSource = {
          source: { base: { version: 1, content: contentOf(made) }, yours: mine, theirs: remoteOf(current), authors: [current.updatedBy] },
          merge: mergeArticle({ base: contentOf(made), yours: mine, theirs: contentOf(current) }),
        };
        let screen = beginMerge(source);
        expect(resultOf(screen.source, screen.pieces, {}), name).toEqual(api.merged);
        expect(openQuestions(screen).map(({ id, field }) => [id, field]).sort(), name).toEqual(api.conflicts.map(({ id, field }) => [id, field]).sort());
        for (const { id, field, conflict } of screen.questions) {
          asked += 1;
          const same = api.conflicts.find((other) => other.id === id)!;
          expect([conflict.base, conflict.yours, conflict.theirs], `${name} ${id}`).toEqual([same.base, same.yours, same.theirs]);
          if (field !== "body") continue;
          expect(conflict.range, `${name} ${id}`).toEqual(same.range);
        }
        // What is decided on the screen and saved comes back as it was decided.
        for (const { id } of screen.questions) screen = reduceMerge(screen, { kind: "chosen", id, resolution: { kind: "theirs" } });
        const settled = resultOf(screen.source, screen.pieces, screen.decisions.choices);
        const saved = await alice.put(path, { ...settled, tags: [...settled.tags], version: current.version, kind: "merge", mergedFrom: { base: 1, theirs: current.version } });
        expect(contentOf(saved.json() as Article), name).toEqual(settled);
      }
      expect(asked).toBeGreaterThan(cases.length);
    }, 300_000);
  });
});
