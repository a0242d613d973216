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
