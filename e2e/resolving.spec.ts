import { expect, test, type Locator } from "./test";
import type { Article } from "../lib/articles/schema";
import { clash, newPerson, openMerge, saveMerge, sharedArticle, twoPeopleAt, type Person } from "./people";

const BODY = `The meeting is on Tuesday at ten.

We will talk about the budget.

Lunch is at noon.
`;
const ANNS = "Ann moved everything to Friday evening.";
const BENS = "Please come by on Wednesday instead, says Ben.";
const [FIRST] = BODY.split("\n") as [string];

const cardOf = (merge: Locator, number: number, count: number) => merge.getByRole("group", { name: `Conflict ${number} of ${count}` });

test("address and place have cards with names, and a note goes with the merged version", async ({ browser }) => {
  const { ann, ben, articleId, spaceId } = await twoPeopleAt(browser, BODY);
  const [handbook, projects] = await Promise.all(
    ["Handbook", "Projects"].map((title) => ann.api<Article>("POST", "/api/articles", { spaceId, title, body: "" })),
  );
  await ben.page.reload();
  await ben.context.setOffline(true);
  await ben.page.getByRole("button", { name: "More", exact: true }).click();
  await ben.page.getByRole("menuitem", { name: "Address and place…" }).click();
  const dialog = ben.page.getByRole("dialog");
  await dialog.getByLabel("Address", { exact: true }).fill("bens-plan");
  await dialog.getByLabel("Filed under").selectOption({ label: "\u2003Handbook" });
  await dialog.getByRole("button", { name: "Change" }).click();
  await ann.api("PATCH", `/api/articles/${articleId}`, { slug: "anns-plan", parentId: projects!.id, tags: ["urgent"], version: 1 });
  await ben.context.setOffline(false);
  const merge = await openMerge(ben);

  await expect(merge.getByText("Ann added the tag “urgent”")).toBeVisible();
  const address = cardOf(merge, 1, 2);
  await expect(address.getByRole("heading", { level: 2 })).toHaveText("You both changed the address");
  await address.getByRole("button", { name: "Keep mine", exact: true }).click();
  const place = cardOf(merge, 2, 2);
  await expect(place).toContainText("Projects");
  await expect(place).toContainText("Handbook");
  await expect(place).not.toContainText(handbook!.id);
  await place.getByRole("button", { name: "Keep theirs", exact: true }).click();
  await merge.getByLabel("Note for the history (optional)").fill("Agreed by phone");
  await saveMerge(ben);

  expect(await ben.readArticle(articleId)).toMatchObject({ slug: "bens-plan", parentId: projects!.id, tags: ["urgent"] });
  const { items } = await ben.api<{ items: { note: string | null; kind: string }[] }>("GET", `/api/articles/${articleId}/versions`);
  expect(items[0]).toMatchObject({ kind: "merge", note: "Agreed by phone" });

  await ann.page.goto(`/articles/${articleId}/history?version=3&view=merge`);
  const table = ann.page.getByRole("table");
  await expect(table.getByRole("row").filter({ hasText: "Address" })).toContainText(/anns-plan.*bens-plan.*bens-plan/);
  await expect(table.getByRole("row").filter({ hasText: "Place" })).toContainText(/top level.*Projects.*Handbook.*Projects/);
  await ann.page.goto(`/articles/${articleId}/history?from=1&to=3`);
  await expect(ann.page.locator("dl del").filter({ hasText: "top level" })).toBeVisible();
  await expect(ann.page.locator("dl ins").filter({ hasText: "Projects" })).toBeVisible();
});

test("a note can be given with a save in the editor", async ({ browser }) => {
  const ann = await newPerson(browser, "Ann");
  const { articleId } = await sharedArticle(ann, [], BODY);
  await ann.open(articleId);
  await ann.page.keyboard.press("ControlOrMeta+Shift+s");
  await ann.page.getByLabel("What did you change? (optional)").fill("A new day");
  await ann.page.getByRole("button", { name: "Keep the note" }).click();
  await ann.retypeLine(0, "The meeting is on Monday.");
  await ann.save();
  const { items } = await ann.api<{ items: { note: string | null }[] }>("GET", `/api/articles/${articleId}/versions`);
  expect(items.map(({ note }) => note)).toEqual(["A new day", null]);
});

test("what waits for a decision is named in the lists, and opens where it is made", async ({ browser }) => {
  const people = await twoPeopleAt(browser, BODY);
  const { ben, spaceSlug, articleId } = people;
  await clash(people, 0, { anns: ANNS, bens: BENS });
  await ben.page.getByRole("navigation", { name: "Spaces and articles" }).getByRole("link", { name: "Team" }).click();
  await expect(ben.page).toHaveURL(new RegExp(`/spaces/${spaceSlug}`));
  await expect(ben.page.getByRole("main").getByText("Needs your decision")).toBeVisible();
  const waiting = ben.page.getByRole("heading", { name: "Needs your decision" }).locator("xpath=..").getByRole("link", { name: "Plan" });
  // Also in a page that is opened anew: the text is on this device and not in a page's memory.
  await ben.page.reload();
  await waiting.click();
  const merge = ben.page.getByRole("region", { name: "Merge", exact: true });
  await cardOf(merge, 1, 1).getByRole("button", { name: "Keep mine", exact: true }).click();
  await saveMerge(ben);
  await expect(waiting).toHaveCount(0);
  expect(await ben.bodyOf(articleId)).toBe(BODY.replace(FIRST, BENS));
});

test("an automatic merge can be looked at, decided anew, and undone as a new version", async ({ browser }) => {
  const { ann, ben, articleId } = await twoPeopleAt(browser, BODY);
  await ben.context.setOffline(true);
  await ben.retypeLine(4, "Lunch is at one, in the garden.");
  await ann.retypeLine(0, "The meeting is on Friday at ten.");
  await ann.save();
  await ben.context.setOffline(false);
  await ben.page.getByRole("button", { name: "Show", exact: true }).click();
  const merge = ben.page.getByRole("region", { name: "Merge", exact: true });
  await merge.getByRole("button", { name: /^changed by Ann: / }).press("Enter");
  await merge.getByRole("group", { name: "Change by Ann" }).getByRole("button", { name: "Decide myself" }).click();
  const card = cardOf(merge, 1, 1);
  await expect(card).toBeFocused();
  await expect(card).toContainText("Only Ann changed this");
  await expect(merge.getByRole("button", { name: "Apply" })).toBeDisabled();
  await card.getByRole("button", { name: "Leave it merged" }).click();
  await expect(card).toHaveCount(0);
  await merge.getByRole("button", { name: /^changed by Ann: / }).press("Enter");
  await merge.getByRole("group", { name: "Change by Ann" }).getByRole("button", { name: "Decide myself" }).click();
  await ben.page.keyboard.press("1");
  await merge.getByRole("button", { name: "Apply" }).click();
  await expect(ben.indicator).toHaveText("Saved");
  expect(await ben.bodyOf(articleId)).toBe(BODY.replace("at noon.", "at one, in the garden."));
  expect((await ben.readArticle(articleId)).version).toBe(4);
});

test.describe("the article moves while somebody decides", () => {
  test("what is new is announced and marked, and decisions stay", async ({ browser }) => {
    const people = await twoPeopleAt(browser, BODY);
    const { ann, ben, articleId } = people;
    await ben.context.setOffline(true);
    await ben.retypeLine(0, BENS);
    await ben.retypeLine(4, "Lunch is in the garden of the school.");
    await ann.retypeLine(0, ANNS);
    await ann.save();
    await ben.context.setOffline(false);
    const merge = await openMerge(ben);
    await cardOf(merge, 1, 1).getByRole("button", { name: "Keep theirs", exact: true }).click();

    await ann.retypeLine(4, "Lunch is cancelled for everybody, sorry.");
    await ann.save();
    const sentence = "Ann saved again, and that is merged in. 1 place to decide on anew. Your decisions are kept.";
    await expect(merge.getByText(sentence)).toBeVisible();
    await expect(ben.page.getByRole("status").filter({ hasText: sentence })).toBeAttached();
    await merge.getByRole("button", { name: "Show", exact: true }).click();
    const added = cardOf(merge, 2, 2);
    await expect(added).toBeFocused();
    await expect(added.getByText("New", { exact: true })).toBeVisible();
    await ben.page.keyboard.press("1");
    await saveMerge(ben);
    expect(await ben.bodyOf(articleId)).toBe(BODY.replace(FIRST, ANNS).replace("Lunch is at noon.", "Lunch is in the garden of the school."));
  });

  test("three times in a row: every decision stays, and only what clashes anew is asked", async ({ browser }) => {
    const people = await twoPeopleAt(browser, BODY);
    const { ann, ben, articleId } = people;
    await clash(people, 0, { anns: ANNS, bens: BENS });
    const merge = await openMerge(ben);
    await cardOf(merge, 1, 1).getByRole("button", { name: "Keep mine", exact: true }).click();
    let version = 2;
    for (const lunch of ["Lunch is at one.", "Lunch is at two.", "Lunch is at three."]) {
      const { body } = await ann.readArticle(articleId);
      await ann.api("PATCH", `/api/articles/${articleId}`, { version, body: body.replace(/Lunch is at .*/, lunch) });
      version += 1;
      await expect(merge.getByText(lunch)).toBeVisible();
      await expect(merge.getByText(/Your decisions are kept/)).toBeVisible();
    }
    await saveMerge(ben);
    expect(await ben.readArticle(articleId)).toMatchObject({ version: 6, body: BODY.replace(FIRST, BENS).replace("Lunch is at noon.", "Lunch is at three.") });
  });

  test("an own wording survives that theirs takes its change back", async ({ browser }) => {
    const people = await twoPeopleAt(browser, BODY);
    const { ann, ben, articleId } = people;
    await clash(people, 0, { anns: ANNS, bens: BENS });
    const merge = await openMerge(ben);
    await cardOf(merge, 1, 1).getByRole("button", { name: "Write it myself" }).click();
    await ben.page.keyboard.press("ControlOrMeta+a");
    await ben.page.keyboard.type("We meet on Thursday.");
    await ann.retypeLine(0, FIRST);
    await ann.save();
    await expect(merge.getByText(/Ann saved again/)).toBeVisible();
    await saveMerge(ben);
    expect(await ben.bodyOf(articleId)).toBe(BODY.replace(FIRST, "We meet on Thursday."));
  });
});

test.describe("never a dead end", () => {
  test("signed out while deciding: signs in on the spot and saves", async ({ browser }) => {
    const people = await twoPeopleAt(browser, BODY);
    const { ben, articleId } = people;
    await clash(people, 0, { anns: ANNS, bens: BENS });
    const merge = await openMerge(ben);
    await cardOf(merge, 1, 1).getByRole("button", { name: "Keep mine", exact: true }).click();
    await ben.context.clearCookies();
    await ben.page.getByRole("button", { name: "Save merged version" }).click();
    await merge.getByRole("alert").getByRole("button", { name: "Sign in" }).click();
    await signIn(ben);
    await expect(merge.getByRole("alert")).toHaveCount(0);
    await saveMerge(ben);
    expect(await ben.bodyOf(articleId)).toBe(BODY.replace(FIRST, BENS));
  });

  test("signed out while writing: signs in on the spot, and the text is saved", async ({ browser }) => {
    const { ben, articleId } = await twoPeopleAt(browser, BODY);
    await ben.context.clearCookies();
    await ben.retypeLine(0, BENS);
    await ben.page.getByRole("button", { name: "Sign in" }).click();
    await signIn(ben);
    await expect(ben.indicator).toHaveText("Saved");
    expect(await ben.bodyOf(articleId)).toBe(BODY.replace(FIRST, BENS));
  });

  test("the right to write is lost while deciding: the text can be taken along", async ({ browser }) => {
    const people = await twoPeopleAt(browser, BODY);
    const { ann, ben, spaceId, articleId } = people;
    await clash(people, 0, { anns: ANNS, bens: BENS });
    const merge = await openMerge(ben);
    await cardOf(merge, 1, 1).getByRole("button", { name: "Keep mine", exact: true }).click();
    const me = await ben.api<{ id: string }>("GET", "/api/me");
    await ann.api("PATCH", `/api/spaces/${spaceId}/members/${me.id}`, { role: "viewer" });
    await ben.page.getByRole("button", { name: "Save merged version" }).click();
    const problem = merge.getByRole("alert");
    await expect(problem).toContainText("You may no longer change this article.");
    await problem.getByRole("button", { name: "Copy my version" }).click();
    expect(await ben.page.evaluate(() => navigator.clipboard.readText())).toBe(BODY.replace(FIRST, BENS));
    const [download] = await Promise.all([ben.page.waitForEvent("download"), problem.getByRole("button", { name: "Download" }).click()]);
    expect(download.suggestedFilename()).toBe("Plan.md");
    expect(await ann.bodyOf(articleId)).toBe(BODY.replace(FIRST, ANNS));
    // The right comes back: the decisions are still there.
    await ann.api("PATCH", `/api/spaces/${spaceId}/members/${me.id}`, { role: "editor" });
    await saveMerge(ben);
    expect(await ben.bodyOf(articleId)).toBe(BODY.replace(FIRST, BENS));
  });

  test("deleted while deciding: it comes back with the decisions", async ({ browser }) => {
    const people = await twoPeopleAt(browser, BODY);
    const { ann, ben, articleId } = people;
    await clash(people, 0, { anns: ANNS, bens: BENS });
    const merge = await openMerge(ben);
    await cardOf(merge, 1, 1).getByRole("button", { name: "Keep mine", exact: true }).click();
    await ann.context.request.delete(`/api/articles/${articleId}`, { headers: { "If-Match": "*" } });
    await ben.page.getByRole("button", { name: "Decide…" }).click();
    await ben.page.getByRole("dialog").getByRole("button", { name: "Bring it back with my text" }).click();
    await expect(merge.getByText("All settled", { exact: true })).toBeVisible();
    await saveMerge(ben);
    expect(await ben.bodyOf(articleId)).toBe(BODY.replace(FIRST, BENS));
  });
});

async function signIn(person: Person): Promise<void> {
  const dialog = person.page.getByRole("dialog");
  await dialog.getByLabel("Email").fill(person.email);
  await dialog.getByLabel("Password", { exact: true }).fill(person.password);
  await dialog.getByRole("button", { name: "Sign in" }).click();
  await expect(dialog).toHaveCount(0);
}
