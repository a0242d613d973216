import { expect, test } from "./test";
import { newPerson, Person, sharedArticle, twoPeopleAt } from "./people";

const BODY = "First line.\n\nSecond line.\n";

test("a reload with unsaved text brings it back, and it is saved", async ({ browser }) => {
  const ann = await newPerson(browser, "Ann");
  const { articleId } = await sharedArticle(ann, [], BODY);
  await ann.open(articleId);
  await ann.page.route(`**/api/articles/${articleId}`, (route) =>
    route.request().method() === "PUT" ? route.abort() : route.continue(),
  );
  await ann.retypeLine(0, "Typed before the crash.");
  await expect(ann.indicator).toHaveText("Offline – kept on this device");
  // A crashed tab: the page goes without being asked, and cannot send a last word.
  await ann.page.goto("chrome://crash").catch(() => {});
  expect(await ann.bodyOf(articleId)).toBe(BODY);

  await ann.page.close();
  const next = await ann.context.newPage();
  await next.goto(`/articles/${articleId}`);
  await expect(next.getByRole("textbox", { name: "Article text" })).toContainText("Typed before the crash.");
  await expect(next.getByRole("status", { name: "Save state" })).toHaveText("Saved", { timeout: 20_000 });
  expect(await ann.bodyOf(articleId)).toBe(BODY.replace("First line.", "Typed before the crash."));
});

test("a network cut during a save keeps the text on this device and sends it later", async ({ browser }) => {
  const ann = await newPerson(browser, "Ann");
  const { articleId } = await sharedArticle(ann, [], BODY);
  await ann.open(articleId);
  // The request reaches the server, the answer never comes back.
  let isCut = true;
  await ann.page.route(`**/api/articles/${articleId}`, async (route) => {
    if (!isCut || route.request().method() !== "PUT") return route.continue();
    await route.fetch();
    await route.abort("connectionreset");
  });
  await ann.retypeLine(2, "Written into a breaking line.");
  await expect(ann.indicator).toHaveText("Offline – kept on this device", { timeout: 20_000 });
  isCut = false;
  await expect(ann.indicator).toHaveText("Saved", { timeout: 40_000 });
  expect(await ann.bodyOf(articleId)).toBe(BODY.replace("Second line.", "Written into a breaking line."));
  // The write that was answered into the void was not made twice.
  expect((await ann.readArticle(articleId)).version).toBe(2);
});

test("the indicator never says Saved for text that the server does not have", async ({ browser }) => {
  const ann = await newPerson(browser, "Ann");
  const { articleId } = await sharedArticle(ann, [], BODY);
  await ann.open(articleId);
  await ann.page.route(`**/api/articles/${articleId}`, async (route) => {
    if (route.request().method() === "PUT") await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue();
  });
  await ann.retypeLine(0, "Slow network.");
  await expect(ann.indicator).toHaveText("Unsaved changes");
  await expect(ann.indicator).toHaveText("Saving…", { timeout: 5000 });
  await ann.page.keyboard.type(" More.");
  await expect(ann.indicator).toHaveText("Saved", { timeout: 20_000 });
  expect(await ann.bodyOf(articleId)).toBe(BODY.replace("First line.", "Slow network. More."));
});

test("two people typing at once into two paragraphs lose no letter", async ({ browser }) => {
  const { ann, ben, articleId } = await twoPeopleAt(browser, "A\n\nmiddle\n\nB\n");
  const [first, second] = ["the quick brown fox jumps over the lazy dog", "pack my box with five dozen liquor jugs"];
  await ann.editor.click();
  await ann.page.keyboard.press("ControlOrMeta+Home");
  await ann.page.keyboard.press("End");
  await ben.editor.click();
  await ben.page.keyboard.press("ControlOrMeta+End");
  await ben.page.keyboard.press("ArrowUp");
  await ben.page.keyboard.press("End");
  await Promise.all([
    ann.page.keyboard.type(` ${first}`, { delay: 60 }),
    ben.page.keyboard.type(` ${second}`, { delay: 70 }),
  ]);
  await expect(ann.indicator).toHaveText("Saved", { timeout: 20_000 });
  await expect(ben.indicator).toHaveText("Saved", { timeout: 20_000 });
  await expect.poll(() => ann.bodyOf(articleId), { timeout: 20_000 }).toBe(`A ${first}\n\nmiddle\n\nB ${second}\n`);
});

test("two tabs of one person at one article lose no letter, and come to rest", async ({ browser }) => {
  const ann = await newPerson(browser, "Ann");
  const { articleId } = await sharedArticle(ann, [], "A\n\nmiddle\n\nB\n");
  await ann.open(articleId);
  const other = new Person(ann.name, ann.email, ann.context, await ann.context.newPage());
  await other.open(articleId);
  await ann.editor.click();
  await ann.page.keyboard.press("ControlOrMeta+Home");
  await ann.page.keyboard.press("End");
  await other.editor.click();
  await other.page.keyboard.press("ControlOrMeta+End");
  await other.page.keyboard.press("ArrowUp");
  await other.page.keyboard.press("End");
  await Promise.all([ann.page.keyboard.type(" first tab writes here", { delay: 60 }), other.page.keyboard.type(" second tab writes there", { delay: 70 })]);
  const whole = "A first tab writes here\n\nmiddle\n\nB second tab writes there\n";
  await expect.poll(() => ann.bodyOf(articleId), { timeout: 60_000 }).toBe(whole);
  await expect(ann.indicator).toHaveText("Saved");
  await expect(other.indicator).toHaveText("Saved");
  for (const tab of [ann, other]) {
    await expect(tab.editor).toContainText("first tab writes here");
    await expect(tab.editor).toContainText("second tab writes there");
  }
  // Neither tab answers the other's saves with saves of its own.
  const { version } = await ann.readArticle(articleId);
  await ann.page.waitForTimeout(5_000);
  expect((await ann.readArticle(articleId)).version).toBe(version);
});

test("the same words changed in two tabs of one person: one is asked, and nothing is lost", async ({ browser }) => {
  const ann = await newPerson(browser, "Ann");
  const { articleId } = await sharedArticle(ann, [], BODY);
  await ann.open(articleId);
  const other = new Person(ann.name, ann.email, ann.context, await ann.context.newPage());
  await other.open(articleId);
  // The first tab cannot save for a while.
  let isCut = true;
  await ann.page.route(`**/api/articles/${articleId}`, (route) => (isCut ? route.abort() : route.continue()));
  await ann.retypeLine(0, "Written in the first tab, for the record.");
  await other.retypeLine(0, "Something else was typed in the second one.");
  await other.save();
  isCut = false;
  await expect(ann.indicator).toHaveText("Needs your decision", { timeout: 60_000 });
  await ann.page.getByRole("button", { name: "Resolve", exact: true }).click();
  const card = ann.page.getByRole("group", { name: "Conflict 1 of 1" });
  await expect(card).toContainText("Your other window");
  await card.getByRole("button", { name: "Keep both, mine first" }).click();
  await ann.page.getByRole("button", { name: "Save merged version" }).click();
  await expect(ann.indicator).toHaveText("Saved");
  const both = "Written in the first tab, for the record. Something else was typed in the second one.\n\nSecond line.\n";
  expect(await ann.bodyOf(articleId)).toBe(both);
  await expect(other.editor).toContainText("Written in the first tab");
  await expect(other.indicator).toHaveText("Saved");
});
