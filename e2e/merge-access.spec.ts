import { faultsOf } from "./accessibility";
import { expect, test, type Page } from "./test";
import { newPerson, openMerge, twoPeopleAt, type Person } from "./people";

const LINES = ["The fair opens on Saturday at ten.", "We need tables and chairs.", "Coffee costs one euro."];
const BODY = LINES.join("\n\n") + "\n";

/** Ben and Ann have changed all three lines; Ben is at the merge screen. */
async function threeConflicts(ben: Person, ann: Person, articleId: string): Promise<void> {
  await ben.context.setOffline(true);
  const mine = ["Ben says it opens on Sunday.", "Ben brings benches.", "Ben gives coffee away."];
  for (const [index, line] of mine.entries()) await ben.retypeLine(index * 2, line);
  const theirs = ["For Ann it is a Friday evening.", "Ann has ordered a tent.", "Ann wants three euros for a cup."];
  await ann.api("PUT", `/api/articles/${articleId}`, { title: "Plan", body: theirs.join("\n\n") + "\n", version: 1 });
  await ben.context.setOffline(false);
  await openMerge(ben);
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.closest("[data-question], [role=listbox], [role=dialog], h1")?.getAttribute("aria-label") ?? document.activeElement?.tagName);

test("everything is settled by the keyboard alone, and the focus is never lost", async ({ browser }) => {
  const { ann, ben, articleId } = await twoPeopleAt(browser, BODY);
  await threeConflicts(ben, ann, articleId);
  const { page } = ben;
  const card = (number: number) => page.getByRole("group", { name: `Conflict ${number} of 3` });
  await expect(card(1)).toBeFocused();
  const status = page.getByRole("status");

  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
  // While it still fades away, the next key works already.
  await page.keyboard.press("Escape");
  await page.keyboard.press("1");
  await expect(status.filter({ hasText: "Your text is kept. 2 of 3 left." })).toBeAttached();
  await expect(page.getByRole("dialog", { name: "Keys" })).toHaveCount(0);
  await expect(card(1)).toBeFocused();
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Keys" }).click();
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog", { name: "Keys" })).toHaveCount(0);
  await expect(card(1)).toBeFocused();
  await page.keyboard.press("F7");
  await expect(card(2)).toBeFocused();
  await page.keyboard.press("2");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(page.getByText("2 of 3 left", { exact: true })).toBeVisible();
  await expect(card(2)).toBeFocused();
  await page.keyboard.press("ControlOrMeta+Shift+z");
  await expect(page.getByText("1 of 3 left", { exact: true })).toBeVisible();

  // The list of all: arrows, Enter goes there, Escape gives the focus back.
  const list = page.getByRole("button", { name: "List of conflicts" });
  await list.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("listbox", { name: "Conflicts" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(list).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await expect(card(3)).toBeFocused();

  await page.keyboard.press("e");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("Coffee costs two.");
  await page.keyboard.press("Escape");
  await expect(card(3)).toBeFocused();
  expect(await focused(page)).toBe("Conflict 3 of 3");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(ben.indicator).toHaveText("Saved");
  expect(await ben.bodyOf(articleId)).toBe("Ben says it opens on Sunday.\n\nAnn has ordered a tent.\n\nCoffee costs two.\n");
});

for (const view of ["One column", "Side by side"]) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`no fault that axe can find: ${view}, ${colorScheme}`, async ({ browser }) => {
      const { ann, ben, articleId } = await twoPeopleAt(browser, BODY);
      await threeConflicts(ben, ann, articleId);
      const { page } = ben;
      await page.emulateMedia({ colorScheme });
      await page.getByRole("radio", { name: view }).check();
      await page.getByRole("group", { name: "Conflict 1 of 3" }).getByRole("button", { name: "Show base" }).click();
      await page.getByRole("group", { name: "Conflict 2 of 3" }).getByRole("button", { name: "Write it myself" }).click();
      expect(await faultsOf(page, "targets")).toEqual([]);
    });
  }
}

test("on a phone nothing is cut off, and every target is large enough for a thumb", async ({ browser }) => {
  const { ann, ben, articleId } = await twoPeopleAt(browser, BODY);
  await threeConflicts(ben, ann, articleId);
  const { page } = ben;
  await page.setViewportSize({ width: 360, height: 740 });
  const merge = page.getByRole("region", { name: "Merge", exact: true });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  const small = await merge.evaluate((screen) =>
    [...screen.querySelectorAll<HTMLElement>("button, input, [role=radio]")]
      .filter((element) => element.offsetParent !== null)
      .map((element) => ({ name: element.textContent || element.getAttribute("aria-label"), ...element.getBoundingClientRect().toJSON() }) as { name: string; width: number; height: number })
      .filter(({ width, height }) => Math.min(width, height) < 24),
  );
  expect(small).toEqual([]);
  for (const number of [1, 2, 3]) await page.getByRole("group", { name: `Conflict ${number} of 3` }).getByRole("button", { name: "Keep theirs", exact: true }).click();
  await page.getByRole("button", { name: "Save merged version" }).click();
  await expect(ben.indicator).toHaveText("Saved");
});

test("no report of the content security policy, also after pasting", async ({ browser }) => {
  const { page, ...ann } = await newPerson(browser, "Ann");
  const reports: string[] = [];
  page.on("console", (message) => /Content Security Policy/i.test(message.text()) && reports.push(`${message.text()} ${message.location().url}:${message.location().lineNumber}`));
  const space = await ann.context.request.post("/api/spaces", { data: { name: "Team" } }).then((response) => response.json() as Promise<{ id: string }>);
  const article = await ann.context.request.post("/api/articles", { data: { spaceId: space.id, title: "Plan", body: BODY } }).then((response) => response.json() as Promise<{ id: string }>);
  await page.goto(`/articles/${article.id}`);
  const editor = page.getByRole("textbox", { name: "Article text" });
  await editor.click();
  await editor.evaluate((element) => {
    for (const [type, text] of [["text/plain", "plain"], ["text/html", "<p style='color:red'>styled</p>"]] as const) {
      const data = new DataTransfer();
      data.setData(type, text);
      if (type === "text/html") data.setData("text/plain", "styled");
      element.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    }
  });
  await expect(editor).toContainText("styled");
  await page.keyboard.press("ControlOrMeta+f");
  // What was reported before the search panel is there has reached this list by now.
  await expect(page.getByRole("textbox", { name: "Find" })).toBeVisible();
  expect(reports).toEqual([]);
});
