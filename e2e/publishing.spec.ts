import type { Article } from "../lib/articles/schema";
import { clash, newPerson, sharedArticle, twoPeopleAt, type Person } from "./people";
import { expect, test, type Browser, type Locator, type Page } from "./test";

/** The button that says where the article stands. */
const stateOf = (page: Page): Locator => page.getByRole("button", { name: /^Publishing:/ });

async function openPanel(page: Page): Promise<Locator> {
  await stateOf(page).click();
  const panel = page.getByRole("dialog");
  await expect(panel).toBeVisible();
  return panel;
}

/** What a screen reader is told. */
const announced = (page: Page, text: string | RegExp) => expect(page.getByRole("status").filter({ hasText: text })).not.toHaveCount(0);

/** Where it is another day than in UTC for most of the time. */
const FAR_EAST = "Pacific/Kiritimati";

async function stranger(browser: Browser): Promise<Page> {
  return (await browser.newContext({ timezoneId: FAR_EAST })).newPage();
}

const step = (person: Person, id: string, name: string) =>
  person.context.request.post(`/api/articles/${id}/${name}`, { headers: { "If-Match": "*" } }).then((response) => expect(response.ok()).toBe(true));

test("an article is published, edited behind its public page, published anew and taken back", async ({ browser }) => {
  const ann = await newPerson(browser, "Ann");
  const { articleId } = await sharedArticle(ann, [], "# Plan\n\nWe meet on *Tuesday*.\n", "Plan");
  await ann.open(articleId);
  await expect(stateOf(ann.page)).toHaveText("Publishing: Draft");
  const panel = await openPanel(ann.page);
  await panel.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(panel.getByRole("heading", { name: "Published" })).toBeVisible();
  await expect(panel).toBeFocused();
  await announced(ann.page, "version 2 is public");
  await expect(panel).toContainText("Everyone can read it. Version 2 is public, which is the newest.");
  await expect(panel).toContainText("Published by Ann");
  const link = await panel.getByRole("textbox", { name: "Public link" }).inputValue();
  await panel.getByRole("button", { name: "Copy link" }).click();
  await expect(panel.getByRole("button", { name: "Copied" })).toBeVisible();
  expect(await ann.page.evaluate(() => navigator.clipboard.readText())).toBe(link);

  // Somebody without an account.
  const reader = await stranger(browser);
  expect((await reader.goto(link))!.status()).toBe(200);
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText(["Plan"]);
  await expect(reader.getByText("We meet on Tuesday.")).toBeVisible();
  // The day by the reader's own clock, which is hours ahead of the server's.
  const publishedAt = await reader.locator("time").getAttribute("datetime");
  await expect(reader.getByText(/^Published/)).toHaveText(`Published ${new Intl.DateTimeFormat("en", { dateStyle: "long", timeZone: FAR_EAST }).format(Date.parse(publishedAt!))}`);
  await expect(reader).toHaveTitle("Plan");
  await expect(reader.locator('meta[name="description"]')).toHaveAttribute("content", "We meet on Tuesday.");
  await expect(reader.locator('meta[name="robots"]')).toHaveAttribute("content", "index, follow");
  await expect(reader.locator('link[rel="canonical"]')).toHaveAttribute("href", new URL(link).pathname);

  // Editors go on; the public page stays.
  await ann.page.keyboard.press("Escape");
  await ann.retypeLine(2, "We meet on Friday.");
  await ann.save();
  await expect(stateOf(ann.page)).toContainText("1 newer change is not public");
  await reader.reload();
  await expect(reader.getByText("We meet on Tuesday.")).toBeVisible();
  await openPanel(ann.page);
  await expect(panel).toContainText("The article is at version 3: 1 newer change is not public.");
  await expect(panel.getByRole("link", { name: "See what changed since" })).toHaveAttribute("href", `/articles/${articleId}/history?from=2&to=3`);
  await panel.getByRole("button", { name: "Publish version 3" }).click();
  await expect(panel).toContainText("Version 4 is public, which is the newest.");
  await reader.reload();
  await expect(reader.getByText("We meet on Friday.")).toBeVisible();

  await panel.getByRole("button", { name: "Unpublish…" }).click();
  await panel.getByRole("button", { name: "Cancel" }).click();
  await panel.getByRole("button", { name: "Unpublish…" }).click();
  await panel.getByRole("button", { name: "Unpublish", exact: true }).click();
  await expect(panel.getByRole("heading", { name: "Draft" })).toBeFocused();
  expect((await reader.goto(link))!.status()).toBe(404);
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText("Nothing is public here");
  await expect(reader.locator('meta[name="robots"]').first()).toHaveAttribute("content", /noindex/);
});

test("what is unsaved is saved before it is published", async ({ browser }) => {
  const ann = await newPerson(browser, "Ann");
  const { articleId } = await sharedArticle(ann, [], "One.\n");
  await ann.open(articleId);
  // The save is held back until the panel has said that it waits for it.
  let letGo = () => undefined as void;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await ann.page.route(`**/api/articles/${articleId}`, async (route) => {
    if (route.request().method() === "PUT") await held;
    await route.continue();
  });
  await ann.retypeLine(0, "Two.");
  const panel = await openPanel(ann.page);
  await expect(panel).toContainText("Publishing waits for them.");
  await panel.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(panel.getByRole("button", { name: "Publish", exact: true })).toHaveAttribute("aria-busy", "true");
  expect((await ann.readArticle(articleId)).status).toBe("draft");
  letGo();
  await expect(panel).toContainText("Version 3 is public, which is the newest.");
  const reader = await stranger(browser);
  await reader.goto(await panel.getByRole("textbox", { name: "Public link" }).inputValue());
  await expect(reader.getByText("Two.")).toBeVisible();
});

test("text that waits for a decision is not published, and the panel says why", async ({ browser }) => {
  const people = await twoPeopleAt(browser, "We meet on Tuesday.\n");
  const { ben, articleId } = people;
  await clash(people, 0, { anns: "We meet on Friday.", bens: "We meet on Monday." });
  const panel = await openPanel(ben.page);
  await expect(panel).toContainText("Somebody changed the same words as you. Settle that first");
  await panel.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(panel.getByRole("alert")).toContainText("Settle that first");
  expect((await ben.readArticle(articleId)).status).toBe("draft");
});

test("somebody saves while an article is published: nothing is published until that was seen", async ({ browser }) => {
  const { ann, ben, articleId } = await twoPeopleAt(browser, "We meet on Tuesday.\n\nIn room one.\n");
  await ann.page.route(`**/api/articles/${articleId}/publish`, async (route) => {
    await ben.api("PUT", `/api/articles/${articleId}`, { title: "Plan", body: "We meet on Tuesday.\n\nIn room two.\n", version: 1 });
    await route.continue();
  }, { times: 1 });
  const panel = await openPanel(ann.page);
  await panel.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(panel.getByRole("alert")).toContainText("Ben changed the article meanwhile, so nothing was published.");
  await expect(panel.getByRole("alert")).toContainText("What you see now is version 2, with that change in it.");
  await expect(panel.getByRole("link", { name: "See what changed" })).toHaveAttribute("href", `/articles/${articleId}/history?from=1&to=2`);
  await expect(ann.editor).toContainText("In room two.");
  expect((await ann.readArticle(articleId)).status).toBe("draft");
  await panel.getByRole("button", { name: "Publish version 2" }).click();
  await expect(panel).toContainText("Version 3 is public, which is the newest.");
});

test("a step that somebody else was quicker with is a sentence", async ({ browser }) => {
  const { ann, ben, articleId } = await twoPeopleAt(browser, "Text\n");
  await step(ben, articleId, "publish");
  await expect(stateOf(ann.page)).toContainText("Published");
  await ann.page.route(`**/api/articles/${articleId}/unpublish`, async (route) => {
    await step(ben, articleId, "archive");
    await route.continue();
  }, { times: 1 });
  const panel = await openPanel(ann.page);
  await panel.getByRole("button", { name: "Unpublish…" }).click();
  await panel.getByRole("button", { name: "Unpublish", exact: true }).click();
  await expect(panel.getByRole("alert")).toContainText("Concord could not unpublish the article: it is archived. Nothing was changed.");
  await expect(panel.getByRole("heading", { name: "Archived" })).toBeVisible();
});

test("a schedule is set by one's own clock, changed and removed; others see it come and go", async ({ browser }) => {
  const { ann, ben, articleId } = await twoPeopleAt(browser, "Text\n");
  const panel = await openPanel(ann.page);
  await panel.getByRole("button", { name: "Schedule…" }).click();
  await expect(panel.getByRole("heading", { name: "Publish at a time" })).toBeFocused();
  const start = panel.getByLabel("Publish at", { exact: true });
  await start.fill("2020-01-01T09:00");
  await panel.getByRole("button", { name: "Schedule", exact: true }).click();
  await expect(panel.getByText("Choose a time that is still to come.")).toBeVisible();
  await start.fill("2090-05-03T09:00");
  const end = panel.getByLabel("Unpublish at (optional)");
  await end.fill("2090-05-02T09:00");
  await panel.getByRole("button", { name: "Schedule", exact: true }).click();
  await expect(panel.getByText("It has to end after it begins.")).toBeVisible();
  await end.fill("2090-05-05T18:30");
  await expect(panel.getByText(/Wed, May 3, 2090, 9:00.AM, by your clock/)).toBeVisible();
  await panel.getByRole("button", { name: "Schedule", exact: true }).click();
  await expect(panel.getByRole("heading", { name: "Scheduled" })).toBeVisible();
  await expect(panel).toContainText(/To be published on Wed, May 3, 2090, 9:00.AM, until Fri, May 5, 2090, 6:30.PM\./);
  await expect(stateOf(ben.page)).toContainText("Scheduled");
  const sent = await ann.page.evaluate(() => new Date("2090-05-03T09:00").toISOString());
  const { items } = await ann.api<{ items: { publishAt: string }[] }>("GET", `/api/articles/${articleId}/schedule`);
  expect(items.map(({ publishAt }) => publishAt)).toEqual([sent]);

  await panel.getByRole("button", { name: "Change…" }).click();
  await start.fill("2090-05-04T10:00");
  await panel.getByRole("button", { name: "Change", exact: true }).click();
  await expect(panel).toContainText(/To be published on Thu, May 4, 2090, 10:00.AM, until/);

  // Ben removes it while Ann has the form open: she is told, and nothing is set.
  await panel.getByRole("button", { name: "Change…" }).click();
  const others = await openPanel(ben.page);
  await others.getByRole("button", { name: "Remove" }).click();
  await announced(ben.page, "What was scheduled is removed.");
  await expect(others.getByRole("heading", { name: "Draft" })).toBeVisible();
  await start.fill("2090-05-04T12:00");
  await panel.getByRole("button", { name: "Change", exact: true }).click();
  await expect(panel.getByRole("alert")).toContainText("This schedule does not stand any more");
  await panel.getByRole("button", { name: "Cancel" }).click();
  await expect(panel.getByRole("heading", { name: "Draft" })).toBeVisible();

  // One that somebody else has set in the meantime is in the way.
  await panel.getByRole("button", { name: "Schedule…" }).click();
  await start.fill("2090-05-06T10:00");
  await ben.api("PUT", `/api/articles/${articleId}/schedule`, { publishAt: "2090-05-06T00:00:00.000Z" });
  await panel.getByRole("button", { name: "Schedule", exact: true }).click();
  await expect(panel.getByRole("alert")).toContainText("Concord could not schedule the article: another schedule is in the way, from");
});

test("what the clock, a program or another tab does to an article is seen and heard without a reload", async ({ browser }) => {
  const ann = await newPerson(browser, "Ann");
  const { articleId } = await sharedArticle(ann, [], "Text\n");
  await ann.open(articleId);
  const tab = await ann.context.newPage();
  await tab.goto(`/articles/${articleId}`);
  await expect(stateOf(tab)).toContainText("Draft");
  const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
  await ann.api("PUT", `/api/articles/${articleId}/schedule`, { publishAt: inSeconds(4), unpublishAt: inSeconds(3600) });
  await expect(stateOf(ann.page)).toContainText("Scheduled");
  await expect(stateOf(ann.page)).toContainText("Published");
  await announced(ann.page, "The article is published: version 2 is public.");
  await expect(stateOf(tab)).toContainText("Published");
  const panel = await openPanel(tab);
  await expect(panel).toContainText("Public until");
  await panel.getByRole("button", { name: "Archive…" }).click();
  await expect(panel).toContainText("What is scheduled is passed over while it is archived.");
  const place = await ann.editor.boundingBox();
  await panel.getByRole("button", { name: "Archive", exact: true }).click();
  await expect(ann.page.getByText("This article is archived.")).toBeVisible();
  // Ann is writing: the news comes up without moving a line.
  expect(await ann.editor.boundingBox()).toEqual(place);
  await announced(ann.page, "The article is archived now.");
  await ann.retypeLine(0, "Text that goes on");
  await ann.save();
  await ann.page.getByRole("button", { name: "Bring it back" }).click();
  await expect(ann.page.getByText("This article is archived.")).toBeHidden();
  await expect(stateOf(tab)).toContainText("Draft");
});

test("what is archived leaves tree and list until it is asked for", async ({ browser }) => {
  const ann = await newPerson(browser, "Ann");
  const { articleId, spaceId, spaceSlug } = await sharedArticle(ann, [], "Old\n", "Old rules");
  const { id } = await ann.api<Article>("POST", "/api/articles", { spaceId, title: "New rules", body: "New\n" });
  await step(ann, articleId, "archive");
  await step(ann, id, "publish");
  await ann.page.goto(`/spaces/${spaceSlug}`);
  const list = ann.page.getByRole("main");
  const tree = ann.page.getByRole("navigation", { name: "Spaces and articles" });
  await expect(list.getByRole("link", { name: "New rules" })).toBeVisible();
  await expect(list.getByText("Published", { exact: true })).toBeVisible();
  await expect(tree.getByRole("img", { name: "published" })).toBeVisible();
  await expect(ann.page.getByRole("link", { name: "Old rules" })).toHaveCount(0);
  await list.getByRole("button", { name: "Show 1 archived article" }).click();
  await expect(list.getByRole("link", { name: "New rules" })).toHaveCount(0);
  await list.getByRole("combobox", { name: "Status" }).selectOption("all");
  await expect(list.getByRole("link", { name: /rules/ })).toHaveCount(2);
  await list.getByRole("combobox", { name: "Status" }).selectOption("archived");
  await list.getByRole("link", { name: "Old rules" }).click();
  await expect(ann.page.getByText("This article is archived.")).toBeVisible();
  await expect(tree.getByRole("link", { name: "Old rules" })).toBeVisible();
  // It goes without moving a line, too.
  const place = await ann.editor.boundingBox();
  await ann.page.getByRole("button", { name: "Bring it back" }).click();
  await expect(ann.page.getByText("This article is archived.")).toBeHidden();
  expect(await ann.editor.boundingBox()).toEqual(place);
});

test("a viewer sees what is public and its link, and nothing to change it with", async ({ browser }) => {
  const [ann, vic] = await Promise.all([newPerson(browser, "Ann"), newPerson(browser, "Vic")]);
  const { articleId, spaceId } = await sharedArticle(ann, [], "Text\n");
  await ann.api("POST", `/api/spaces/${spaceId}/members`, { email: vic.email, role: "viewer" });
  await vic.page.goto(`/articles/${articleId}`);
  await expect(stateOf(vic.page)).toContainText("Draft");
  const panel = await openPanel(vic.page);
  await expect(panel.getByRole("button")).toHaveText([""]);
  await ann.api("PUT", `/api/articles/${articleId}/schedule`, { publishAt: "2090-01-01T12:00:00Z" });
  await expect(panel).toContainText("To be published on");
  await step(ann, articleId, "publish");
  await expect(panel.getByRole("textbox", { name: "Public link" })).toHaveValue(/\/p\/plan/);
  await expect(panel.getByRole("button", { name: /publish|schedul|archive|change|remove/i })).toHaveCount(0);
  const place = await vic.page.getByText("Text", { exact: true }).boundingBox();
  await step(ann, articleId, "archive");
  await expect(vic.page.getByText("This article is archived.")).toBeVisible();
  expect(await vic.page.getByText("Text", { exact: true }).boundingBox()).toEqual(place);
  await expect(vic.page.getByRole("button", { name: "Bring it back" })).toHaveCount(0);
});

test("by keyboard alone: from the palette into the panel, through it, and from its button and back", async ({ browser }) => {
  const ann = await newPerson(browser, "Ann");
  const { articleId } = await sharedArticle(ann, [], "Text\n");
  const { page } = ann;
  await ann.open(articleId);
  await ann.page.getByRole("textbox", { name: "Title" }).focus();
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByRole("combobox", { name: /Search articles/ }).fill("publish");
  await expect(page.getByRole("option", { name: "Publishing of this article" })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  const panel = page.getByRole("dialog");
  await expect(panel.getByRole("heading", { name: "Draft" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(panel.getByRole("button", { name: "Publish", exact: true })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(panel.getByRole("heading", { name: "Published" })).toBeVisible();
  await expect(panel).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  // To where one was, or where the palette was not yet done with giving it back, to the panel's button: it is never lost.
  await expect(page.getByRole("textbox", { name: "Title" }).or(stateOf(page)).and(page.locator(":focus"))).toHaveCount(1);
  expect(new URL(page.url()).search).toBe("");
  await stateOf(page).focus();
  await page.keyboard.press("Enter");
  await expect(panel.getByRole("heading", { name: "Published" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(stateOf(page)).toBeFocused();
});

test("public pages lead to one another, and to nothing that is not public", async ({ browser }) => {
  const ann = await newPerson(browser, "Ann");
  const { articleId: open, spaceId } = await sharedArticle(ann, [], "Open text\n", "Open");
  const { id: closed } = await ann.api<Article>("POST", "/api/articles", { spaceId, title: "Closed", body: "x" });
  const origin = new URL((await ann.context.request.get("/api/health")).url()).origin;
  const body = `# Index\n\n[first](/articles/${open}) [second](${origin}/articles/${open}#h-x) [third](/articles/${closed}) [fourth](https://example.org/)\n`;
  const { id } = await ann.api<Article>("POST", "/api/articles", { spaceId, title: "Index", body });
  await step(ann, open, "publish");
  await step(ann, id, "publish");
  const { publishedSlug } = await ann.readArticle(id);
  const target = `/p/${(await ann.readArticle(open)).publishedSlug}`;
  const reader = await stranger(browser);
  await reader.goto(`/p/${publishedSlug}`);
  const main = reader.getByRole("main");
  await expect(main.getByRole("link")).toHaveText(["first", "second", "fourth"]);
  await expect(main.getByText("third")).toBeVisible();
  await expect(main.getByRole("link", { name: "second" })).toHaveAttribute("href", `${target}#h-x`);
  await main.getByRole("link", { name: "first" }).click();
  await expect(reader.getByText("Open text")).toBeVisible();
});

test("a public page needs no script", async ({ browser }) => {
  const ann = await newPerson(browser, "Ann");
  const { articleId } = await sharedArticle(ann, [], "Some words.\n\n## One\n\n## Two\n\n## Three\n", "Plain");
  await step(ann, articleId, "publish");
  const { publishedSlug } = await ann.readArticle(articleId);
  const reader = await (await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })).newPage();
  await reader.goto(`/p/${publishedSlug}`);
  await expect(reader.getByText("Some words.")).toBeVisible();
  await expect(reader.getByText(/^Published \w+ \d+, \d{4} \(UTC\)$/)).toBeVisible();
  await reader.getByText("Contents").first().click();
  await reader.getByRole("link", { name: "Three" }).click();
  expect(new URL(reader.url()).hash).toBe("#h-three");
});
