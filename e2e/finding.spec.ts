import { expect, test } from "./test";
import { newPerson, sharedArticle, type Person } from "./people";

const marksIn = (person: Person, within: string) => person.page.locator(within).locator("mark");

test("the palette marks what it found, and leads to all results, page by page and in one space", async ({ browser }) => {
  const ann = await newPerson(browser, "Ann");
  const { spaceId } = await sharedArticle(ann, [], "Nothing of it.\n", "The pelican <b>itself</b>");
  const other = await ann.api<{ id: string; slug: string; name: string }>("POST", "/api/spaces", { name: "Zoo" });
  for (let i = 1; i <= 24; i += 1) {
    await ann.api("POST", "/api/articles", { spaceId: i <= 22 ? spaceId : other.id, title: `Bird ${i}`, body: `Some words before it, then a <i>pélican</i> number ${i}.\n` });
  }
  const { page } = ann;
  await page.goto("/settings");
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByRole("combobox").fill("pelican");
  const dialog = page.getByRole("dialog", { name: "Search and commands" });
  await expect(dialog.getByRole("option", { name: /Bird/ }).first()).toContainText("<i>pélican</i>");
  await expect(dialog.getByRole("option", { name: "The pelican" }).locator("mark")).toHaveText("pelican");
  await expect(dialog.getByRole("option", { name: /Bird/ }).first().locator("mark")).toHaveText("pélican");
  await page.keyboard.press("ArrowUp");
  await expect(dialog.getByRole("option", { selected: true })).toHaveText("All results for “pelican”");
  await page.keyboard.press("Enter");

  await expect(page).toHaveURL(/\/search\?q=pelican$/);
  const results = page.getByRole("list", { name: "Results" });
  await expect(results.getByRole("listitem")).toHaveCount(20);
  await expect(results.getByRole("heading").first()).toHaveText("The pelican <b>itself</b>");
  await expect(marksIn(ann, "main h2").first()).toHaveText("pelican");
  await page.getByRole("button", { name: "Show more results" }).click();
  await expect(page.getByText("25 results", { exact: true })).toBeVisible();
  await expect(marksIn(ann, "main li p")).toHaveText(Array.from({ length: 24 }, () => "pélican"));

  await page.getByRole("combobox", { name: "Space" }).selectOption("Zoo");
  await expect(page.getByText("2 results", { exact: true })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`space=${other.slug}`));
  await page.getByRole("searchbox").fill("unheardof");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Nothing found for “unheardof”" })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("searchbox")).toHaveValue("pelican");
  await results.getByRole("link", { name: "Bird 23" }).click();
  await expect(ann.editor).toContainText("number 23");
});

test("where a person was last is at hand across spaces, for that person alone", async ({ browser }) => {
  const ann = await newPerson(browser, "Ann");
  const { articleId } = await sharedArticle(ann, [], "x\n", "Plan");
  const zoo = await ann.api<{ id: string }>("POST", "/api/spaces", { name: "Zoo" });
  const ideas = await ann.api<{ id: string }>("POST", "/api/articles", { spaceId: zoo.id, title: "Ideas", body: "y\n" });
  const { page } = ann;
  const recent = page.getByRole("navigation", { name: "Spaces and articles" }).locator("section").filter({ hasText: "Recent" }).getByRole("link");
  await ann.open(articleId);
  await ann.open(ideas.id);
  await expect(recent).toHaveText(["Plan"]);
  await page.goto("/settings");
  await expect(recent).toHaveText(["Ideas", "Plan"]);

  // The palette opens with the last one chosen: two keys lead back.
  await page.keyboard.press("ControlOrMeta+k");
  const group = page.getByRole("group", { name: "Recent", exact: true });
  await expect(group.getByRole("option")).toHaveText(["IdeasZoo", "PlanTeam"]);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(ideas.id));

  // An article that lies open in another window and is written in is the last one again.
  const second = await ann.context.newPage();
  await second.goto(`/articles/${articleId}`);
  await expect(second.getByRole("textbox", { name: "Article text" })).toBeVisible();
  await page.bringToFront();
  await ann.editor.click();
  await page.keyboard.type("More. ");
  await ann.save();
  await second.goto("/settings");
  await expect(second.getByRole("navigation", { name: "Spaces and articles" }).locator("section").filter({ hasText: "Recent" }).getByRole("link")).toHaveText(["Ideas", "Plan"]);
  await second.close();

  await ann.context.request.delete(`/api/articles/${articleId}`, { headers: { "If-Match": "*" } });
  await page.goto(`/articles/${articleId}`);
  await expect(page.getByRole("button", { name: /restore|bring/i }).first()).toBeVisible();
  await page.goto("/settings");
  await expect(recent).toHaveText(["Ideas"]);

  await page.getByRole("button", { name: /Account of Ann/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("concord:recent")))).toEqual([]);
  const ben = await newPerson(browser, "Ben");
  await ann.context.request.post("/api/session", { data: { email: ben.email, password: ben.password } });
  await page.goto("/settings");
  await expect(page.getByRole("button", { name: /Account of Ben/ })).toBeVisible();
  await expect(recent).toHaveCount(0);
});
