import { expect, test, type Page } from "./test";
import { newPerson, sharedArticle, twoPeopleAt } from "./people";
import { newDataFolder, startServer } from "./server-process";

async function fillAccount(page: Page, email: string): Promise<void> {
  await page.getByLabel("Your name").fill("Ann");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill("a long enough password");
}

test("the first start leads to the first account, and from there to the article that explains Concord", async ({ browser }) => {
  const server = startServer({ DATA_DIR: newDataFolder() });
  const address = await server.ready;
  const page = await (await browser.newContext()).newPage();
  await page.goto(address);
  await expect(page).toHaveURL(/\/setup$/);
  await page.getByRole("button", { name: /create/i }).click();
  await expect(page.getByText(/must not be empty/i).first()).toBeVisible();
  await fillAccount(page, "ann@example.com");
  await page.getByRole("button", { name: /create/i }).click();
  const text = page.getByRole("textbox", { name: "Article text" });
  await expect(text).toContainText("no edit is ever silently overwritten");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Welcome to Concord");
  await expect(text).toContainText("See a conflict happen");

  await page.getByRole("button", { name: /Account of Ann/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.getByLabel("Email").fill("ann@example.com");
  await page.getByLabel("Password", { exact: true }).fill("not this one at all");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText(/email.*password|password.*email/i).first()).toBeVisible();
  await page.getByLabel("Password", { exact: true }).fill("a long enough password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();

  server.process.kill("SIGTERM");
  expect((await server.ended).code).toBe(0);
});

test("an email that is taken is said beside the field", async ({ browser, page }) => {
  const ann = await newPerson(browser, "Ann");
  await page.goto("/sign-up");
  await fillAccount(page, ann.email);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByLabel("Email")).toHaveAccessibleDescription(/there is an account with this email/i);
});

test("an article is made, renamed, moved to the trash and brought back", async ({ browser }) => {
  const ann = await newPerson(browser, "Ann");
  const { spaceSlug } = await sharedArticle(ann, [], "Text.\n", "First");
  const { page } = ann;
  await page.goto(`/spaces/${spaceSlug}`);
  await page.getByRole("button", { name: "New article", exact: true }).click();
  await page.getByRole("dialog").getByLabel("Title").fill("Second");
  await page.keyboard.press("Enter");
  await expect(ann.editor).toBeVisible();
  await page.keyboard.type("Written at once.");
  await ann.save();

  await page.goto(`/spaces/${spaceSlug}`);
  await page.getByRole("button", { name: "More about Second" }).click();
  await page.getByRole("menuitem", { name: /Rename/ }).click();
  await page.getByRole("dialog").getByLabel("Title").fill("Renamed");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("main").getByRole("link", { name: "Renamed" })).toBeVisible();

  await page.getByRole("button", { name: "More about Renamed" }).click();
  await page.getByRole("menuitem", { name: "Move to trash" }).click();
  await expect(page.getByRole("main").getByRole("link", { name: "Renamed" })).toHaveCount(0);
  await page.goto(`/spaces/${spaceSlug}/trash`);
  await page.getByRole("button", { name: "Restore Renamed" }).click();
  // Leaving the page would break the request off.
  await expect(page.getByRole("button", { name: "Restore Renamed" })).toHaveCount(0);
  await page.goto(`/spaces/${spaceSlug}`);
  await page.getByRole("main").getByRole("link", { name: "Renamed" }).click();
  await expect(ann.editor).toContainText("Written at once.");
});

test("an article is dragged below another one, back by Undo, and to the top of its space", async ({ browser }) => {
  const ann = await newPerson(browser, "Ann");
  const { articleId, spaceId, spaceSlug } = await sharedArticle(ann, [], "x\n", "Plan");
  const folder = await ann.api<{ id: string }>("POST", "/api/articles", { spaceId, title: "Projects" });
  const child = await ann.api<{ id: string }>("POST", "/api/articles", { spaceId, title: "Ideas", parentId: articleId });
  const { page } = ann;
  await page.goto(`/spaces/${spaceSlug}`);
  const tree = page.getByRole("navigation", { name: "Spaces and articles" });
  const plan = tree.getByRole("link", { name: "Plan" });
  const parentOf = async (id: string) => ((await ann.readArticle(id)) as { parentId: string | null }).parentId;

  // What stands on the server is newer than what the tree was drawn from: the move is merged with it.
  await ann.api("PATCH", `/api/articles/${articleId}`, { version: 1, body: "y\n" });
  await plan.dragTo(tree.getByRole("link", { name: "Projects" }));
  await expect(page.getByText("“Plan” is in “Projects” now")).toBeVisible();
  expect(await ann.readArticle(articleId)).toMatchObject({ parentId: folder.id, body: "y\n" });
  await expect(tree.getByRole("button", { name: "Articles in Projects" })).toHaveAttribute("aria-expanded", "true");
  await expect(plan).toBeVisible();

  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => parentOf(articleId)).toBeNull();

  await tree.getByRole("button", { name: "Articles in Plan" }).click();
  const ideas = tree.getByRole("link", { name: "Ideas" });
  await plan.dragTo(ideas);
  await ideas.dragTo(tree.getByRole("link", { name: "Team" }));
  await expect.poll(() => parentOf(child.id)).toBeNull();
  expect(await parentOf(articleId), "an article cannot be put below itself").toBeNull();
});

test("a starred article is at hand everywhere, until the star is taken away", async ({ browser }) => {
  const ann = await newPerson(browser, "Ann");
  const { articleId, spaceSlug } = await sharedArticle(ann, [], "x\n", "Plan");
  const { page } = ann;
  await page.goto(`/spaces/${spaceSlug}`);
  await page.getByRole("button", { name: "More about Plan" }).click();
  await page.getByRole("menuitem", { name: "Add to starred" }).click();
  const sidebar = page.getByRole("navigation", { name: "Spaces and articles" });
  await expect(sidebar.getByRole("heading", { name: "Starred" })).toBeVisible();
  await page.goto("/settings");
  await sidebar.locator("section").filter({ hasText: "Starred" }).getByRole("link", { name: "Plan" }).click();
  await expect(page).toHaveURL(new RegExp(articleId));
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Remove from starred" }).click();
  await expect(sidebar.getByRole("heading", { name: "Starred" })).toHaveCount(0);
});

test("Markdown files dropped on a space become articles", async ({ browser }) => {
  const ann = await newPerson(browser, "Ann");
  const { spaceId, spaceSlug } = await sharedArticle(ann, [], "Text.\n", "First");
  const { page } = ann;
  await page.goto(`/spaces/${spaceSlug}`);
  await expect(page.getByRole("button", { name: "Import", exact: true })).toBeVisible();
  const transfer = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(["---\ntitle: From front matter\ntags: [a, b]\n---\nBody one\r\n"], "one.md", { type: "text/markdown" }));
    data.items.add(new File(["# From the heading\n\nBody two\n"], "two.md", { type: "text/markdown" }));
    return data;
  });
  const target = page.getByRole("heading", { level: 1 });
  for (const type of ["dragenter", "dragover", "drop"]) await target.dispatchEvent(type, { dataTransfer: transfer });
  await page.getByRole("button", { name: "Import 2 articles" }).click();
  await expect(page.getByRole("dialog")).toContainText(/2 articles/);
  await expect.poll(async () => (await ann.api<{ items: unknown[] }>("GET", `/api/articles?space=${spaceId}`)).items.length).toBe(3);
  const { items } = await ann.api<{ items: { id: string; title: string; tags: string[] }[] }>("GET", `/api/articles?space=${spaceId}&sort=title`);
  expect(items.map((item) => item.title)).toEqual(["First", "From front matter", "From the heading"]);
  expect(items[1]!.tags).toEqual(["a", "b"]);
  expect(await ann.bodyOf(items[1]!.id)).toBe("Body one\r\n");
});

test("the history shows what changed, and restores", async ({ browser }) => {
  const ann = await newPerson(browser, "Ann");
  const { articleId } = await sharedArticle(ann, [], "The first text.\n");
  await ann.api("PATCH", `/api/articles/${articleId}`, { version: 1, body: "The second text.\n" });
  const { page } = ann;
  await page.goto(`/articles/${articleId}/history?from=1&to=2`);
  await expect(page.locator("del", { hasText: "first" })).toBeVisible();
  await expect(page.locator("ins", { hasText: "second" })).toBeVisible();
  await page.goto(`/articles/${articleId}/history?version=1`);
  await page.getByRole("button", { name: "Restore version 1" }).click();
  await page.getByRole("alertdialog").or(page.getByRole("dialog")).getByRole("button", { name: "Restore" }).click();
  await expect.poll(() => ann.bodyOf(articleId)).toBe("The first text.\n");
  const { items } = await ann.api<{ items: { kind: string; version: number }[] }>("GET", `/api/articles/${articleId}/versions`);
  expect(items[0]).toMatchObject({ kind: "restore", version: 3 });
});

test("a conflict is settled by keyboard alone", async ({ browser }) => {
  const people = await twoPeopleAt(browser, "The meeting is on Tuesday at ten.\n\nStays.\n\nLunch is at noon.\n");
  const { ann, ben, articleId } = people;
  await ben.context.setOffline(true);
  await ben.retypeLine(0, "Please come by on Wednesday instead, says Ben.");
  await ben.retypeLine(4, "There is no lunch, says Ben.");
  await ann.retypeLine(0, "Ann moved everything to Friday evening.");
  await ann.retypeLine(4, "Ann brings sandwiches for everybody.");
  await ann.save();
  await ben.context.setOffline(false);
  await expect(ben.indicator).toHaveText("Needs your decision");

  const { keyboard } = ben.page;
  await ben.page.getByRole("button", { name: "Resolve", exact: true }).focus();
  await keyboard.press("Enter");
  await expect(ben.page.getByText("2 of 2 left", { exact: true })).toBeVisible();
  // The screen opens at the first conflict.
  await keyboard.press("1");
  await expect(ben.page.getByText("1 of 2 left", { exact: true })).toBeVisible();
  await keyboard.press("F7");
  await keyboard.press("2");
  await expect(ben.page.getByText("All settled", { exact: true })).toBeVisible();
  await keyboard.press("ControlOrMeta+Enter");
  await expect(ben.indicator).toHaveText("Saved");
  expect(await ben.bodyOf(articleId)).toBe(
    "Please come by on Wednesday instead, says Ben.\n\nStays.\n\nAnn brings sandwiches for everybody.\n",
  );
});

test("the API reference is reached from the menu of one's name and from the tokens", async ({ browser }) => {
  const ann = await newPerson(browser, "Ann");
  const { page } = ann;
  await page.goto("/settings");
  await page.getByRole("button", { name: /Account of Ann/ }).click();
  await page.getByRole("menuitem", { name: "API reference" }).click();
  await expect(page.getByRole("heading", { name: "API", level: 1 })).toBeVisible();
  await page.goto("/settings");
  await page.getByRole("main").getByRole("link", { name: "API reference" }).click();
  await expect(page.getByRole("heading", { name: "API", level: 1 })).toBeVisible();
});

test("a token ends when its owner wants it to", async ({ browser }) => {
  const ann = await newPerson(browser, "Ann");
  const { page } = ann;
  await page.goto("/settings");
  const form = page.locator("form").filter({ hasText: "Make a token" });
  await form.getByLabel("What it is for").fill("Backup");
  await form.getByLabel("Expires").selectOption("After a day…");
  await form.getByRole("button", { name: "Make a token" }).click();
  await expect(form.getByLabel("Last day")).toHaveAccessibleDescription("The last day must be a day.");
  await form.getByLabel("Last day").fill("2099-05-03");
  await form.getByRole("button", { name: "Make a token" }).click();
  await expect(page.getByText("expires May 3, 2099")).toBeVisible();
  await form.getByLabel("What it is for").fill("For ever");
  await form.getByRole("button", { name: "Make a token" }).click();
  await expect(page.getByText("never expires")).toBeVisible();
  const { items } = await ann.api<{ items: { name: string; expiresAt: string | null }[] }>("GET", "/api/tokens");
  expect(Object.fromEntries(items.map(({ name, expiresAt }) => [name, expiresAt?.slice(0, 7) ?? null]))).toEqual({ Backup: "2099-05", "For ever": null });
});

test("a space says what keeps it from being deleted, and is deleted once it is empty", async ({ browser }) => {
  const ann = await newPerson(browser, "Ann");
  const { articleId, spaceId, spaceSlug } = await sharedArticle(ann, [], "x\n");
  await ann.api("POST", "/api/articles", { spaceId, title: "Second", body: "y\n" });
  await ann.context.request.delete(`/api/articles/${articleId}`, { headers: { "If-Match": "*" } });
  const { page } = ann;
  await page.goto(`/spaces/${spaceSlug}/settings`);
  await expect(page.getByText("It holds 1 article and 1 in the trash.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Delete Team" })).toBeDisabled();
  const { items } = await ann.api<{ items: { id: string }[] }>("GET", `/api/articles?space=${spaceId}`);
  for (const { id } of items) await ann.context.request.delete(`/api/articles/${id}`, { headers: { "If-Match": "*" } });
  for (const id of [articleId, ...items.map((item) => item.id)]) await ann.context.request.delete(`/api/articles/${id}?purge=true`, { headers: { "If-Match": "*" } });
  await page.reload();
  await page.getByRole("button", { name: "Delete Team" }).click();
  await page.getByRole("alertdialog").or(page.getByRole("dialog")).getByRole("button", { name: "Delete space" }).click();
  await expect(page.getByRole("navigation", { name: "Spaces and articles" }).getByRole("link", { name: "Team" })).toHaveCount(0);
});

test("a viewer reads and cannot write", async ({ browser }) => {
  const [ann, eve] = await Promise.all([newPerson(browser, "Ann"), newPerson(browser, "Eve")]);
  const { articleId, spaceId } = await sharedArticle(ann, [], "For reading.\n");
  await eve.page.goto(`/articles/${articleId}`);
  await expect(eve.page.getByText("For reading.")).toHaveCount(0);
  await ann.api("POST", `/api/spaces/${spaceId}/members`, { email: eve.email, role: "viewer" });
  await eve.page.reload();
  await expect(eve.page.getByText("For reading.")).toBeVisible();
  await expect(eve.editor).toHaveCount(0);
});
