import { faultsOf } from "./accessibility";
import { expect, test, type Locator, type Page } from "./test";
import { newPerson, openMerge, saveMerge, clash, sharedArticle, twoPeopleAt, type Person } from "./people";

const BODY = `The meeting is on Tuesday at ten.

We will talk about the budget.

${"A paragraph that nobody touches.\n\n".repeat(12)}Lunch is at noon.
`;

/** An article of Ann's and Ben's: version 2 is Ann's, version 3 Ben's. */
async function articleOfTwo(browser: Parameters<typeof newPerson>[0]): Promise<{ ann: Person; ben: Person; articleId: string }> {
  const [ann, ben] = await Promise.all([newPerson(browser, "Ann"), newPerson(browser, "Ben")]);
  const { articleId } = await sharedArticle(ann, [ben], BODY);
  await ann.api("PATCH", `/api/articles/${articleId}`, { version: 1, body: BODY.replace("Tuesday at ten", "Friday at nine"), note: "The room is taken" });
  await ben.api("PATCH", `/api/articles/${articleId}`, { version: 2, body: BODY.replace("Tuesday at ten", "Friday at nine").replace("Lunch is at noon", "Lunch is at one"), tags: ["team"] });
  return { ann, ben, articleId };
}

/** Version 3: Ben's change, merged by the server into Ann's version 2. */
async function mergedByTheServer(browser: Parameters<typeof newPerson>[0]): Promise<{ ann: Person; ben: Person; articleId: string }> {
  const [ann, ben] = await Promise.all([newPerson(browser, "Ann"), newPerson(browser, "Ben")]);
  const { articleId } = await sharedArticle(ann, [ben], BODY);
  await ann.api("PATCH", `/api/articles/${articleId}`, { version: 1, body: BODY.replace("Tuesday at ten", "Friday at nine") });
  const response = await ben.context.request.patch(`/api/articles/${articleId}`, { data: { version: 1, body: BODY.replace("Lunch is at noon", "Lunch is at one") }, headers: { prefer: "merge=auto" } });
  expect(response.status(), await response.text()).toBe(200);
  return { ann, ben, articleId };
}

const versionsList = (page: Page): Locator => page.getByRole("list", { name: "Versions" });
const change = (page: Page, number: number, count: number): Locator => page.getByRole("group", { name: `Change ${number} of ${count}` });

test("a link leads to a version and to a comparison; reload and the way back keep what was chosen", async ({ browser }) => {
  const { ann, articleId } = await articleOfTwo(browser);
  const { page } = ann;
  await page.goto(`/articles/${articleId}/history?version=2`);
  await expect(page.getByRole("heading", { name: "Version 2" })).toBeVisible();
  await expect(page.getByText("The room is taken").first()).toBeVisible();
  await expect(change(page, 1, 1).locator("del")).toContainText(["Tuesday", "ten"]);

  await versionsList(page).getByRole("button", { name: /^Ben/ }).click();
  await expect(page.getByRole("heading", { name: "Version 3" })).toBeVisible();
  await page.getByLabel("Compare from").selectOption("1");
  await expect(page.getByRole("heading", { name: "From version 1 to 3" })).toBeVisible();
  await page.getByRole("radio", { name: "Side by side" }).check({ force: true });
  await expect(page).toHaveURL(/from=1&to=3&view=side-by-side|view=side-by-side.*from=1&to=3/);
  await page.reload();
  await expect(page.getByRole("heading", { name: "From version 1 to 3" })).toBeVisible();
  await expect(page.getByRole("radio", { name: "Side by side" })).toBeChecked();
  await expect(change(page, 1, 2).locator("del").first()).toContainText("Tuesday");
  await expect(change(page, 1, 2).locator("ins").first()).toContainText("Friday");
  await expect(page.locator("dl ins")).toContainText("team");
  await page.goBack();
  await expect(page.getByRole("heading", { name: "Version 3" })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("heading", { name: "Version 2" })).toBeVisible();
});

test("the versions of one person, of a history too long to be loaded at once", async ({ browser }) => {
  const { ann, ben, articleId } = await articleOfTwo(browser);
  let { version } = await ann.readArticle(articleId);
  for (let save = 0; save < 120; save += 1) {
    const who = save % 40 === 39 ? ben : ann;
    await who.api("PATCH", `/api/articles/${articleId}`, { version, body: `${BODY}${save}\n`, note: `Note ${save}` });
    version += 1;
  }
  const { page } = ann;
  await page.goto(`/articles/${articleId}/history`);
  const rows = versionsList(page).getByRole("listitem");
  await expect(rows.first()).toContainText("Note 119");
  expect(await rows.count()).toBeLessThan(60);
  await page.getByLabel("Versions by").selectOption({ label: "Versions by Ben (4)" });
  await expect(rows).toHaveCount(4);
  await expect(page).toHaveURL(/by=/);
  await page.reload();
  await expect(rows).toHaveCount(4);
  await expect(rows.last()).toContainText("version 3");
  // A link far back finds its row, on a page that was not loaded yet.
  await page.goto(`/articles/${articleId}/history?version=2`);
  await expect(versionsList(page).getByRole("button", { name: /version 2/ })).toHaveAttribute("aria-current", "true");
});

test("the list and the changes by keyboard alone", async ({ browser }) => {
  const { ann, articleId } = await articleOfTwo(browser);
  const { page } = ann;
  const { keyboard } = page;
  await page.goto(`/articles/${articleId}/history?from=1&to=3`);
  await expect(page.getByText("2 changes")).toBeVisible();
  await keyboard.press("F7");
  await expect(change(page, 1, 2)).toBeFocused();
  await keyboard.press("F7");
  await expect(change(page, 2, 2)).toBeFocused();
  await expect(page.getByText("Change 2 of 2", { exact: true })).toBeVisible();
  await keyboard.press("Shift+F7");
  await expect(change(page, 1, 2)).toBeFocused();

  const fold = page.getByRole("button", { name: /unchanged lines/ });
  await expect(page.getByText("A paragraph that nobody touches.")).toHaveCount(1);
  await fold.focus();
  await keyboard.press("Enter");
  await expect(page.getByText("A paragraph that nobody touches.")).toHaveCount(12);
  await expect(fold).toHaveCount(0);

  const list = versionsList(page);
  await list.getByRole("button", { name: /^Ben/ }).focus();
  await keyboard.press("ArrowDown");
  await expect(list.getByRole("button", { name: /The room is taken/ })).toBeFocused();
  await keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Version 2" })).toBeVisible();
  await keyboard.press("End");
  await keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Version 1" })).toBeVisible();
});

test("one part of an old version is put back, and what was written since stays", async ({ browser }) => {
  const { ann, articleId } = await articleOfTwo(browser);
  const { page } = ann;
  await page.goto(`/articles/${articleId}/history?version=2`);
  await change(page, 1, 1).getByRole("button", { name: "Put this back into the current text" }).click();
  await expect(page.getByRole("heading", { name: "Version 4" })).toBeVisible();
  expect(await ann.bodyOf(articleId)).toBe(BODY.replace("Lunch is at noon", "Lunch is at one"));
  const { items } = await ann.api<{ items: object[] }>("GET", `/api/articles/${articleId}/versions`);
  expect(items[0]).toMatchObject({ version: 4, kind: "restore", note: "Part of version 1 restored" });

  // A second time there is nothing left to do, and no version is made of it.
  await page.goto(`/articles/${articleId}/history?version=2`);
  await change(page, 1, 1).getByRole("button", { name: "Put this back into the current text" }).click();
  await expect(page.getByText("There is nothing to take back").first()).toBeVisible();
  await page.goto(`/articles/${articleId}/history?version=3`);
  await page.getByRole("button", { name: "Put the tags back into the current article" }).click();
  await expect(page.getByRole("heading", { name: "Version 5" })).toBeVisible();
  expect((await ann.readArticle(articleId)).tags).toEqual([]);
  expect(await ann.bodyOf(articleId)).toContain("Lunch is at one");
});

test("a part whose words were changed since is settled on the merge screen", async ({ browser }) => {
  const { ann, ben, articleId } = await articleOfTwo(browser);
  const { body } = await ben.readArticle(articleId);
  await ben.api("PATCH", `/api/articles/${articleId}`, { version: 3, body: body.replace("Friday at nine", "Monday at eight") });
  const { page } = ann;
  await page.goto(`/articles/${articleId}/history?version=2`);
  await change(page, 1, 1).getByRole("button", { name: "Put this back into the current text" }).click();
  const merge = page.getByRole("region", { name: "Merge", exact: true });
  await expect(merge).toBeVisible();
  const cards = merge.getByRole("group", { name: /^Conflict 1 of/ });
  await expect(cards).toContainText("Tuesday");
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: /Take all mine/ }).click();
  await page.getByRole("button", { name: "Save merged version" }).click();
  await expect(page.getByRole("heading", { name: "Version 5" })).toBeVisible();
  expect(await ann.bodyOf(articleId)).toBe(BODY.replace("Lunch is at noon", "Lunch is at one"));
  const { items } = await ann.api<{ items: object[] }>("GET", `/api/articles/${articleId}/versions`);
  expect(items[0]).toMatchObject({ version: 5, kind: "merge", mergedFrom: { base: 2, theirs: 4 }, note: "Part of version 1 restored" });
});

test("a merge that the server made can be looked at, and either side's changes taken out", async ({ browser }) => {
  const { ann, articleId } = await mergedByTheServer(browser);
  const { page } = ann;
  await page.goto(`/articles/${articleId}/history`);
  await expect(versionsList(page).getByText("Merged with Ann’s version 2")).toBeVisible();
  await page.getByRole("radio", { name: "Merge" }).check({ force: true });
  await expect(page.getByText("Nothing had to be decided: 2 changes merged by themselves.")).toBeVisible();
  await expect(page.getByRole("region", { name: "Only Ann changed this" }).locator("ins")).toContainText(["Friday", "nine"]);
  await expect(page.getByRole("region", { name: "Only Ben changed this" }).locator("ins")).toContainText("one");
  await page.reload();
  await page.getByRole("button", { name: "Take out Ben’s changes" }).click();
  await expect(page.getByRole("heading", { name: "Version 4" })).toBeVisible();
  expect(await ann.bodyOf(articleId)).toBe(BODY.replace("Tuesday at ten", "Friday at nine"));

  await page.goto(`/articles/${articleId}/history?version=3&view=merge`);
  await page.getByRole("button", { name: "Take out Ann’s changes" }).click();
  await expect(page.getByRole("heading", { name: "Version 5" })).toBeVisible();
  expect(await ann.bodyOf(articleId)).toBe(BODY);
});

test("a merge that a person made says what each had and what was chosen", async ({ browser }) => {
  const people = await twoPeopleAt(browser, BODY);
  const { ann, ben, articleId } = people;
  await clash(people, 0, { anns: "Ann moved everything to Friday evening.", bens: "Please come by on Wednesday instead, says Ben." });
  const merge = await openMerge(ben);
  await merge.getByRole("group", { name: "Conflict 1 of 1" }).getByRole("button", { name: "Keep mine", exact: true }).click();
  await saveMerge(ben);
  const { page } = ann;
  await page.goto(`/articles/${articleId}/history?version=3&view=merge`);
  const conflict = page.getByRole("region", { name: "Conflict 1" });
  await expect(conflict).toContainText("Before both");
  await expect(conflict).toContainText("Tuesday");
  await expect(conflict).toContainText("Friday evening");
  await expect(conflict).toContainText("Ben’s text was kept");
  await expect(page.getByText(/was not kept/)).toHaveCount(0);
});

test("every view of the history is a good page, on a phone too", async ({ browser }) => {
  test.slow();
  const { ann, articleId } = await mergedByTheServer(browser);
  const { page } = ann;
  for (const view of ["inline", "side-by-side", "text", "merge"]) {
    for (const [width, height, colorScheme] of [[360, 740, "light"], [1440, 900, "dark"]] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.setViewportSize({ width, height });
      await page.goto(`/articles/${articleId}/history?version=3&view=${view}`);
      await expect(page.getByRole("heading", { name: "Version 3" })).toBeVisible();
      await expect(page.getByText("Lunch is at").first()).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `${view}: sideways`).toBeLessThanOrEqual(0);
      expect(await faultsOf(page), `${view}, ${width}`).toEqual([]);
    }
  }

  // On a phone what was chosen comes first; the list opens above it, at the chosen row, and is shut by a choice.
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`/articles/${articleId}/history?version=3`);
  const chosen = page.getByRole("heading", { name: "Version 3" });
  await expect(chosen).toBeVisible();
  expect((await chosen.boundingBox())!.y).toBeLessThan(300);
  const list = page.getByRole("button", { name: "All versions (version 3 is shown)" });
  await list.press("Enter");
  await expect(versionsList(page).getByRole("button", { name: /version 3/ })).toBeInViewport();
  await page.keyboard.press("Escape");
  await expect(versionsList(page)).toBeHidden();
  await expect(list).toBeFocused();
  await list.press("Enter");
  await versionsList(page).getByRole("button", { name: /versions 1–2/ }).click();
  await expect(page.getByRole("heading", { name: "From version 0 to 2" })).toBeVisible();
  await expect(page.getByRole("button", { name: "All versions (what changed from version 0 to 2 is shown)" })).toBeFocused();
  await expect(versionsList(page)).toBeHidden();
});

test("two long texts are compared without holding the page up", async ({ browser }) => {
  const ann = await newPerson(browser, "Ann");
  const text = (word: string) => Array.from({ length: 6_000 }, (_, line) => `Line ${line} is ${line % 3 === 0 ? word : "the same"}, and goes on for a while so that there is something to compare.\n\n`).join("");
  const { articleId } = await sharedArticle(ann, [], text("old"));
  await ann.api("PATCH", `/api/articles/${articleId}`, { version: 1, body: text("new") });
  const { page } = ann;
  await page.goto(`/articles/${articleId}/history?version=2`);
  await expect(page.getByText("2,000 changes")).toBeVisible();
  expect(await page.getByRole("group", { name: /^Change \d+ of 2000$/ }).count()).toBeLessThan(200);
  await page.keyboard.press("Shift+F7");
  await expect(change(page, 2000, 2000)).toBeFocused();
  await expect(change(page, 2000, 2000).locator("ins")).toContainText("new");
});
