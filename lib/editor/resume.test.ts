import { describe, expect, it } from "vitest";
import { mergeContents } from "./merge";
import { resume, type FoundDraft } from "./resume";
import { isDirty } from "./state";
import { bodyOnly } from "./testing/fake-server";

const BASE = { version: 3, content: bodyOnly("one\n\ntwo\n\nthree\n") };

function draft(key: string, keptAt: number, body: string, base = BASE): FoundDraft {
  return { key, keptAt, base, content: bodyOnly(body), inDoubt: null, note: null, needsDecision: false };
}

const begin = (article: typeof BASE, ...drafts: FoundDraft[]) => resume(article, drafts, mergeContents, 0);

describe("resume", () => {
  it("begins with the article when there is no draft", () => {
    const { state, content, keptAt } = begin(BASE);
    expect([isDirty(state), content, keptAt]).toEqual([false, BASE.content, null]);
  });

  it("brings a draft back with the version it was made from", () => {
    const newer = { version: 5, content: bodyOnly("one\n\ntwo\n\nTHREE\n") };
    const { state, content, settled } = begin(newer, draft("a", 1, "ONE\n\ntwo\n\nthree\n"));
    expect(content.body).toBe("ONE\n\ntwo\n\nthree\n");
    expect(state.base).toBe(BASE);
    expect(isDirty(state)).toBe(true);
    expect(settled).toEqual(["a"]);
  });

  it("lets go of drafts that the server has, or that changed nothing", () => {
    const newer = { version: 4, content: bodyOnly("saved\n") };
    const { state, settled } = begin(newer, draft("a", 1, "saved\n"), draft("b", 2, BASE.content.body));
    expect(isDirty(state)).toBe(false);
    expect(settled).toEqual(["a", "b"]);
  });

  it("joins the drafts of several tabs where they do not clash, and leaves the others", () => {
    const { content, settled, leftOver } = begin(
      BASE,
      draft("new", 3, "ONE\n\ntwo\n\nthree\n"),
      draft("joins", 2, "one\n\ntwo\n\nTHREE\n"),
      draft("clashes", 1, "uno\n\ntwo\n\nthree\n"),
    );
    expect(content.body).toBe("ONE\n\ntwo\n\nTHREE\n");
    expect(settled).toEqual(["new", "joins"]);
    expect(leftOver.map(({ key }) => key)).toEqual(["clashes"]);
  });
});
