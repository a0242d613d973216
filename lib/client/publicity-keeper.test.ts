import { expect, test } from "vitest";
import type { Publicity } from "../publishing/schema";
import { createPublicityKeeper } from "./publicity-keeper";

const draft: Publicity = { status: "draft", version: 3, publishedVersion: null, publishedSlug: null };
const published: Publicity = { status: "published", version: 4, publishedVersion: 4, publishedSlug: "plan" };

test("the newest answer counts, in whatever order answers come", () => {
  const keeper = createPublicityKeeper(draft);
  let told = 0;
  const stop = keeper.subscribe(() => (told += 1));
  keeper.tell(published);
  keeper.tell(published);
  keeper.tell(draft);
  expect(keeper.get()).toEqual(published);
  expect(told).toBe(1);
  stop();
  keeper.tell({ ...draft, version: 5 });
  expect(keeper.get().status).toBe("draft");
  expect(told).toBe(1);
});

test("what is kept of an article is what concerns its public page", () => {
  expect(createPublicityKeeper({ ...draft, body: "long" } as Publicity).get()).toEqual(draft);
});
