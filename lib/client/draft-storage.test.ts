import { describe, expect, it } from "vitest";
import { MemoryStorage } from "../testing/memory-storage";
import { createDraftKeeper } from "./draft-keeper";
import { draftKey, localDrafts, safeDrafts, type DraftStore, type StoredDraft } from "./draft-storage";

const SILENT = { onProblem: () => undefined, onWaiting: () => undefined };
const PLACE = { personId: "ada", articleId: "a1", tabId: "t1.1" };

function draft(body: string, keptAt = 1, place = PLACE): StoredDraft {
  const base = { version: 1, content: { title: "T", body: "", tags: [] } };
  return { ...place, key: draftKey(place), keptAt, base, content: { title: "T", body, tags: ["x"] }, inDoubt: null, note: null, needsDecision: false };
}

const broken: DraftStore = {
  put: () => Promise.reject(new Error("full")),
  remove: () => Promise.reject(new Error("full")),
  list: () => Promise.reject(new Error("full")),
};

describe("localDrafts", () => {
  it("gives back what was put, by person and article, and nothing else", async () => {
    const store = localDrafts(new MemoryStorage());
    await store.put(draft("mine"));
    await store.put(draft("of another tab", 1, { ...PLACE, tabId: "t2.1" }));
    await store.put(draft("another article", 1, { ...PLACE, articleId: "a10" }));
    await store.put(draft("another person", 1, { ...PLACE, personId: "ada2" }));
    expect((await store.list("ada", "a1")).map(({ content }) => content.body)).toEqual(["mine", "of another tab"]);
    expect(await store.list("ada")).toHaveLength(3);
    await store.remove(draftKey(PLACE));
    expect(await store.list("ada", "a1")).toHaveLength(1);
  });

  it("passes over what it cannot read", async () => {
    const storage = new MemoryStorage();
    storage.setItem(`concord:draft:${draftKey(PLACE)}`, "{broken");
    storage.setItem("concord:draft:ada/a1/old", JSON.stringify({ text: "of an older program" }));
    expect(await localDrafts(storage).list("ada")).toEqual([]);
  });
});

describe("safeDrafts", () => {
  it("falls back when the first store fails", async () => {
    const second = localDrafts(new MemoryStorage());
    const store = safeDrafts(broken, second);
    await store.put(draft("kept"));
    expect((await store.list("ada")).map(({ content }) => content.body)).toEqual(["kept"]);
    await store.remove(draftKey(PLACE));
    expect(await store.list("ada")).toEqual([]);
  });

  it("says so when nothing keeps the text", async () => {
    await expect(safeDrafts(broken, null).put(draft("lost"))).rejects.toThrow();
  });

  it("prefers the younger of two copies", async () => {
    const [first, second] = [localDrafts(new MemoryStorage()), localDrafts(new MemoryStorage())];
    await first.put(draft("old", 1));
    const store = safeDrafts(first, second);
    store.putNow(draft("new", 2));
    expect((await store.list("ada")).map(({ content }) => content.body)).toEqual(["new"]);
  });
});

describe("createDraftKeeper", () => {
  const record = (body: string) => () => {
    const { base, content, inDoubt, note, needsDecision } = draft(body);
    return { base, content, inDoubt, note, needsDecision };
  };

  it("writes the newest text, one write at a time", async () => {
    const written: string[] = [];
    const slow: DraftStore = {
      put: async ({ content }) => {
        await Promise.resolve();
        written.push(content.body);
      },
      remove: async () => void written.push("(gone)"),
      list: async () => [],
    };
    const keeper = createDraftKeeper(safeDrafts(slow, null), PLACE, SILENT);
    for (const body of ["a", "ab", "abc"]) keeper.keep(record(body));
    await keeper.settled();
    expect(written).toEqual(["a", "abc"].slice(-written.length));
    expect(written.at(-1)).toBe("abc");
    keeper.keep(record("abcd"));
    keeper.drop();
    await keeper.settled();
    expect(written.at(-1)).toBe("(gone)");
  });

  it("writes at once what is on its way when the page goes", () => {
    const second = localDrafts(new MemoryStorage());
    const never: DraftStore = { put: () => new Promise(() => undefined), remove: async () => undefined, list: async () => [] };
    const keeper = createDraftKeeper(safeDrafts(never, second), PLACE, SILENT);
    keeper.keep(record("typed"));
    keeper.flush();
    return expect(second.list("ada").then((drafts) => drafts.map(({ content }) => content.body))).resolves.toEqual(["typed"]);
  });

  it("tells when the browser keeps nothing, and when it does again", async () => {
    const problems: boolean[] = [];
    const keeper = createDraftKeeper(safeDrafts(broken, null), PLACE, { ...SILENT, onProblem: (isFailing) => problems.push(isFailing) });
    keeper.keep(record("x"));
    await keeper.settled();
    expect(problems).toEqual([true]);
  });

  it("tells when the draft begins and ceases to wait for a decision", async () => {
    let told = 0;
    const kept: DraftStore = { put: async () => undefined, remove: async () => undefined, list: async () => [] };
    const keeper = createDraftKeeper(safeDrafts(kept, null), PLACE, { ...SILENT, onWaiting: () => (told += 1) });
    const step = async (job: () => void) => {
      job();
      await keeper.settled();
      return told;
    };
    expect(await step(() => keeper.keep(record("x")))).toBe(0);
    expect(await step(() => keeper.keep(() => ({ ...record("x")(), needsDecision: true })))).toBe(1);
    expect(await step(() => keeper.keep(() => ({ ...record("xy")(), needsDecision: true })))).toBe(1);
    expect(await step(() => keeper.drop())).toBe(2);
  });
});
