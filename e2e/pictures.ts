import { expect, test } from "./test";
import { clash, twoPeopleAt } from "./people";

/** Takes the pictures of the documentation: `npm run pictures`. Not a test, so that a skipped one cannot hide. */
test("the merge screen", async ({ browser }) => {
  const body = "The fair opens on Saturday at ten in the old market hall. Everybody brings a cake.\n\nWe need tables, chairs and a tent.\n";
  const people = await twoPeopleAt(browser, body, "Spring fair");
  await people.ben.page.setViewportSize({ width: 1280, height: 800 });
  await clash(people, 0, {
    anns: "The fair opens on Sunday at noon in the old market hall. Everybody brings a cake, and plates.",
    bens: "The fair opens on Saturday at nine in the school yard. Everybody brings a cake.",
  });
  await people.ben.page.getByRole("button", { name: "Resolve", exact: true }).click();
  await expect(people.ben.page.getByRole("region", { name: "Merge", exact: true })).toBeVisible();
  await people.ben.page.screenshot({ path: "docs/images/merge-screen.png", animations: "disabled" });
});

test("the history, and a merge looked at later", async ({ browser }) => {
  const body = "# Spring fair\n\nThe fair opens on Saturday at ten in the old market hall.\n\nWe need tables, chairs and a tent.\n\nAnn orders the tables.\n";
  const { ann, ben, articleId } = await twoPeopleAt(browser, body, "Spring fair");
  const theirs = body.replace("Saturday at ten", "Sunday at noon").replace("Ann orders the tables", "Ann orders tables and benches");
  const yours = body.replace("Saturday at ten", "Saturday evening").replace("a tent", "two tents");
  const merged = theirs.replace("Sunday at noon", "Saturday evening").replace("a tent", "two tents");
  await ann.api("PATCH", `/api/articles/${articleId}`, { version: 1, body: theirs, note: "The hall is free on Sunday" });
  const mergedFrom = { base: 1, theirs: 2, yours: { body: yours } };
  await ben.api("PUT", `/api/articles/${articleId}`, { version: 2, title: "Spring fair", body: merged, kind: "merge", mergedFrom });
  await ann.api("PATCH", `/api/articles/${articleId}`, { version: 3, body: merged.replace("two tents", "two large tents  "), tags: ["fair"] });
  const { page } = ann;
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`/articles/${articleId}/history?from=1&to=4`);
  await expect(page.getByRole("group", { name: /^Change 1 of/ })).toBeVisible();
  await page.screenshot({ path: "docs/images/history.png", animations: "disabled" });
  await page.goto(`/articles/${articleId}/history?version=3&view=merge`);
  await expect(page.getByRole("region", { name: "Conflict 1" })).toBeVisible();
  await page.screenshot({ path: "docs/images/history-merge.png", animations: "disabled" });
});
