import { expect, test } from "./test";
import { clash, openMerge, saveMerge, twoPeopleAt } from "./people";

const BODY = `The meeting is on Tuesday at ten.

We will talk about the budget.

Lunch is at noon.
`;

test("different paragraphs merge without a question", async ({ browser }) => {
  const people = await twoPeopleAt(browser, BODY);
  const { ann, ben, articleId } = people;
  await ben.context.setOffline(true);
  await ben.retypeLine(4, "Lunch is at one, in the garden.");
  await ann.retypeLine(0, "The meeting is on Friday at ten.");
  await ann.save();
  await ben.context.setOffline(false);

  await expect(ben.page.getByText("Ann's changes were merged")).toBeVisible({ timeout: 20_000 });
  await expect(ben.indicator).toHaveText("Saved");
  const merged = BODY.replace("Tuesday", "Friday").replace("at noon.", "at one, in the garden.");
  expect(await ben.bodyOf(articleId)).toBe(merged);
  await expect(ben.editor).toContainText("The meeting is on Friday at ten.");
  await expect(ben.page.getByRole("region", { name: "Merge", exact: true })).toHaveCount(0);
  // Ann sees it too, without doing anything.
  await expect(ann.editor).toContainText("in the garden", { timeout: 20_000 });
});

test("somebody else's change appears while I type, and my cursor stays where it is", async ({ browser }) => {
  const { ann, ben, articleId } = await twoPeopleAt(browser, BODY);
  await ben.editor.click();
  await ben.page.keyboard.press("ControlOrMeta+End");
  await ann.retypeLine(0, "The meeting is on Friday at ten, in the large room.");
  await ann.save();
  await expect(ben.editor).toContainText("in the large room", { timeout: 20_000 });
  await ben.page.keyboard.type("Bring a pen.");
  await ben.save();
  expect(await ann.bodyOf(articleId)).toBe(
    `${BODY.replace("Tuesday at ten.", "Friday at ten, in the large room.")}Bring a pen.`,
  );
});

const CHOICES: [string, (anns: string, bens: string, base: string) => string][] = [
  ["Keep mine", (_anns, bens) => bens],
  ["Keep theirs", (anns) => anns],
  ["Keep both, mine first", (anns, bens) => `${bens} ${anns}`],
  ["Keep both, theirs first", (anns, bens) => `${anns} ${bens}`],
  ["Use base", (_anns, _bens, base) => base],
];

test.describe("the same sentence", () => {
  const anns = "Ann moved everything to Friday evening.";
  const bens = "Please come by on Wednesday instead, says Ben.";
  const base = "The meeting is on Tuesday at ten.";

  for (const [choice, expected] of CHOICES) {
    test(`"${choice}" ends in exactly that text`, async ({ browser }) => {
      const people = await twoPeopleAt(browser, BODY);
      const { ben, articleId } = people;
      await clash(people, 0, { anns, bens });
      const merge = await openMerge(ben);
      await expect(merge.getByText("1 of 1 left", { exact: true })).toBeVisible();
      await expect(ben.page.getByRole("button", { name: "Save merged version" })).toBeDisabled();
      const card = merge.getByRole("group", { name: "Conflict 1 of 1" });
      await expect(card).toContainText("Ann");
      await card.getByRole("button", { name: choice, exact: true }).click();
      await expect(merge.getByText("All settled", { exact: true })).toBeVisible();
      await saveMerge(ben);
      expect(await ben.bodyOf(articleId)).toBe(BODY.replace(base, expected(anns, bens, base)));
    });
  }

  test("own wording ends in exactly that text, and base can be looked at", async ({ browser }) => {
    const people = await twoPeopleAt(browser, BODY);
    const { ben, articleId } = people;
    await clash(people, 0, { anns, bens });
    const merge = await openMerge(ben);
    const card = merge.getByRole("group", { name: "Conflict 1 of 1" });
    await card.getByRole("button", { name: "Show base" }).click();
    await expect(card).toContainText("Tuesday");
    await card.getByRole("button", { name: "Write it myself" }).click();
    const wording = card.getByRole("textbox", { name: "Your wording" });
    await wording.click();
    await ben.page.keyboard.press("ControlOrMeta+a");
    await ben.page.keyboard.type("We meet on Thursday.");
    await saveMerge(ben);
    expect(await ben.bodyOf(articleId)).toBe(BODY.replace(base, "We meet on Thursday."));
    const { items } = await ben.api<{ items: { kind: string; mergedFrom: unknown }[] }>(
      "GET",
      `/api/articles/${articleId}/versions`,
    );
    expect(items[0]).toMatchObject({ kind: "merge", mergedFrom: { base: 1, theirs: 2 } });
  });
});

test("a save by somebody else during resolving keeps the decisions made", async ({ browser }) => {
  const people = await twoPeopleAt(browser, BODY);
  const { ann, ben, articleId } = people;
  await clash(people, 0, { anns: "Ann moved everything to Friday evening.", bens: "Ben says come by on Wednesday." });
  const merge = await openMerge(ben);
  await merge.getByRole("group", { name: "Conflict 1 of 1" }).getByRole("button", { name: "Keep mine", exact: true }).click();
  await expect(merge.getByText("All settled", { exact: true })).toBeVisible();

  await ann.retypeLine(4, "Lunch is cancelled.");
  await ann.save();

  await saveMerge(ben);
  expect(await ben.bodyOf(articleId)).toBe(
    BODY.replace("The meeting is on Tuesday at ten.", "Ben says come by on Wednesday.").replace("Lunch is at noon.", "Lunch is cancelled."),
  );
});

test.describe("deleted by one, edited by the other", () => {
  test("it can be brought back with the text that was typed", async ({ browser }) => {
    const { ann, ben, articleId } = await twoPeopleAt(browser, BODY);
    await ben.context.setOffline(true);
    await ben.retypeLine(2, "We will talk about everything.");
    const { version } = await ann.readArticle(articleId);
    const deleted = await ann.context.request.delete(`/api/articles/${articleId}`, { headers: { "If-Match": `"${version}"` } });
    expect(deleted.status()).toBe(204);
    await ben.context.setOffline(false);
    await ben.page.getByRole("button", { name: "Decide…" }).click({ timeout: 20_000 });
    const dialog = ben.page.getByRole("dialog");
    await expect(dialog).toContainText("Ann");
    await dialog.getByRole("button", { name: "Bring it back with my text" }).click();
    await expect(ben.indicator).toHaveText("Saved");
    expect(await ben.bodyOf(articleId)).toBe(BODY.replace("the budget", "everything"));
  });

  test("the text can be saved as a new article", async ({ browser }) => {
    const { ann, ben, articleId, spaceId } = await twoPeopleAt(browser, BODY);
    await ben.context.setOffline(true);
    await ben.retypeLine(2, "We will talk about everything.");
    await ann.context.request.delete(`/api/articles/${articleId}`, { headers: { "If-Match": "*" } });
    await ben.context.setOffline(false);
    await ben.page.getByRole("button", { name: "Decide…" }).click({ timeout: 20_000 });
    await ben.page.getByRole("button", { name: "Save mine as a new article" }).click();
    await expect(ben.page).not.toHaveURL(new RegExp(articleId));
    await expect(ben.editor).toContainText("We will talk about everything.");
    const { items } = await ben.api<{ items: { id: string }[] }>("GET", `/api/articles?space=${spaceId}`);
    expect(items).toHaveLength(1);
    expect(await ben.bodyOf(items[0]!.id)).toBe(BODY.replace("the budget", "everything"));
  });
});
