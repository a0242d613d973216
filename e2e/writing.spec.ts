import { expect, test, type Locator, type Page } from "./test";
import { clash, newPerson, sharedArticle, twoPeopleAt, type Person } from "./people";

const WIDTHS = [360, 1024, 1280, 1440] as const;

/** Puts the cursor at the very end of the text. */
async function goToEnd({ editor, page }: Person): Promise<void> {
  await editor.click();
  await page.keyboard.press("ControlOrMeta+End");
}

async function moveToTrash(person: Person, articleId: string): Promise<void> {
  const response = await person.context.request.delete(`/api/articles/${articleId}`, { headers: { "If-Match": "*" } });
  expect(response.status()).toBe(204);
}

test("an article that is deleted while somebody types takes no key from them, and decides nothing for them", async ({ browser }) => {
  const { ann, ben, articleId } = await twoPeopleAt(browser, "Begun.");
  await goToEnd(ben);
  const words = Array.from({ length: 40 }, (_, index) => `w${index + 10}`);
  const notice = ben.page.getByText("Ann moved this article to the trash.").first();
  const typing = (async () => {
    for (const word of words) await ben.page.keyboard.type(` ${word}`, { delay: 40 });
  })();
  await moveToTrash(ann, articleId);
  await typing;
  await expect(notice).toBeVisible();
  // On while the notice stands there.
  await ben.page.keyboard.type(" and on", { delay: 20 });
  await expect(ben.editor).toContainText(`Begun. ${words.join(" ")} and on`);
  await expect(ben.page.getByRole("dialog")).toHaveCount(0);
  expect((await ann.context.request.get(`/api/articles/${articleId}`)).status()).toBe(410);

  await ben.page.getByRole("button", { name: "Decide…" }).click();
  const dialog = ben.page.getByRole("dialog", { name: "Ann moved this article to the trash" });
  await expect(dialog).toBeVisible();
  // A key that was on its way presses nothing.
  await ben.page.keyboard.press("Space");
  await expect(dialog).toBeVisible();
  await ben.page.keyboard.press("Escape");
  await expect(ben.editor).toBeFocused();
  await ben.page.getByRole("button", { name: "Decide…" }).click();
  await dialog.getByRole("button", { name: "Bring it back with my text" }).click();
  await expect(ben.indicator).toHaveText("Saved");
  expect(await ben.bodyOf(articleId)).toBe(`Begun. ${words.join(" ")} and on`);
});

test("a notice never covers the line that is being written", async ({ browser }) => {
  const paragraphs = Array.from({ length: 60 }, (_, index) => `Paragraph ${index}.`);
  const people = await twoPeopleAt(browser, `${paragraphs.join("\n\n")}\n`);
  const { page, editor } = people.ben;
  await page.setViewportSize({ width: 1440, height: 900 });
  await clash(people, 0, { anns: "Ann has other words for it.", bens: "Ben wants it said like this." });
  const notice = page.getByRole("button", { name: "Resolve", exact: true }).locator("xpath=ancestor::div[contains(@class, 'message')][1]");
  await expect(notice).toBeVisible();
  await editor.click({ position: { x: 40, y: 40 } });
  for (let step = 0; step < 45; step += 1) {
    await page.keyboard.press("ArrowDown");
    const [caret, box] = [await caretOf(page), (await notice.boundingBox())!];
    expect(caret.bottom, `after ${step} steps`).toBeLessThanOrEqual(box.y);
  }
  // And on the way up, the bar covers none.
  const bar = page.getByRole("toolbar", { name: "Formatting" });
  for (let step = 0; step < 45; step += 1) {
    await page.keyboard.press("ArrowUp");
    const [caret, box] = [await caretOf(page), (await bar.boundingBox())!];
    expect(caret.top, `after ${step} steps up`).toBeGreaterThanOrEqual(box.y + box.height);
  }
});

test("a notice stands at the lower edge of the window, however short the article is", async ({ browser }) => {
  const people = await twoPeopleAt(browser, "One line.\n");
  const { page } = people.ben;
  await clash(people, 0, { anns: "Ann has other words for it.", bens: "Ben wants it said like this." });
  for (const [width, height] of [[1440, 900], [360, 740]] as const) {
    await page.setViewportSize({ width, height });
    const box = (await page.getByRole("button", { name: "Resolve", exact: true }).boundingBox())!;
    expect(height - box.y - box.height, `${width}`).toBeLessThan(40);
  }
});

/** Where the cursor of the editor is drawn. */
function caretOf(page: Page): Promise<{ top: number; bottom: number }> {
  return page.evaluate(async () => {
    // The cursor is drawn, and the page scrolled, with the next frame.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const { top, bottom } = document.querySelector(".cm-cursor-primary")!.getBoundingClientRect();
    return { top, bottom };
  });
}

test("outline and word count are there at every width and in every view", async ({ browser }) => {
  const ann = await newPerson(browser, "Ann");
  const filler = "A line of words.\n\n".repeat(60);
  const { articleId } = await sharedArticle(ann, [], `# First\n\n${filler}## Second part\n\n${filler}`);
  await ann.open(articleId);
  const { page } = ann;
  const count = /483 words/;
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    for (const view of ["Write", "Write and preview", "Preview"]) {
      await page.getByRole("radio", { name: view, exact: true }).check({ force: true });
      const button = page.getByRole("button", { name: count });
      if (width >= 1344 && view !== "Write and preview") {
        await expect(button).toBeHidden();
        await expect(page.getByRole("navigation", { name: "Outline" })).toContainText(count);
        continue;
      }
      await button.click();
      const panel = page.getByRole("dialog", { name: "Outline" });
      await expect(panel).toContainText(count);
      await panel.getByRole("button", { name: "Second part" }).click();
      await expect(panel).toBeHidden();
      const heading = view === "Preview" ? page.getByRole("heading", { name: "Second part" }) : ann.editor.getByText("Second part");
      await expect(heading).toBeInViewport();
      if (view === "Preview") await expect(heading).toBeFocused();
      else await expect(ann.editor).toBeFocused();
    }
  }
});

test("a new article opens ready to type, whatever was shown before", async ({ browser }) => {
  const ann = await newPerson(browser, "Ann");
  const { articleId, spaceSlug } = await sharedArticle(ann, [], "Some text.\n");
  await ann.open(articleId);
  const { page } = ann;
  await page.getByRole("radio", { name: "Preview", exact: true }).check({ force: true });
  await expect(ann.editor).toBeHidden();
  await page.goto(`/spaces/${spaceSlug}`);
  await page.getByRole("button", { name: "New article" }).first().click();
  const dialog = page.getByRole("dialog", { name: "New article" });
  await dialog.getByRole("textbox", { name: "Title" }).fill("Fresh");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(ann.editor).toBeFocused();
  await page.keyboard.type("At once.");
  await expect(ann.editor).toHaveText("At once.");
});

test("nothing in the bar and no line of the text moves when the save state changes", async ({ browser }) => {
  const { ann, ben, articleId } = await twoPeopleAt(browser, "One line.\n\nAnother.\n");
  for (const width of WIDTHS) {
    await ann.page.setViewportSize({ width, height: 800 });
    const places = () => Promise.all([ann.page.getByRole("button", { name: "Bold" }), ann.page.getByRole("button", { name: "More" }), ann.editor].map(cornerOf));
    await expect(ann.indicator).toHaveText("Saved");
    const before = await places();
    await ann.context.setOffline(true);
    await goToEnd(ann);
    await ann.page.keyboard.type(`On ${width}.`);
    await expect(ann.indicator).toHaveText("Unsaved changes");
    expect(await places(), `unsaved, ${width}`).toEqual(before);
    await expect(ann.indicator).toHaveText("Offline – kept on this device");
    expect(await places(), `offline, ${width}`).toEqual(before);
    await ann.context.setOffline(false);
    await expect(ann.indicator).toHaveText("Saved", { timeout: 40_000 });
    expect(await places(), `saved, ${width}`).toEqual(before);
  }
  expect(await ben.bodyOf(articleId)).toContain("On 1440.");
});

async function cornerOf(element: Locator): Promise<{ x: number; y: number }> {
  const { x, y } = (await element.boundingBox())!;
  return { x: Math.round(x), y: Math.round(y) };
}

test("text that was refused is saved when the right to write comes back", async ({ browser }) => {
  const { ann, ben, articleId, spaceId } = await twoPeopleAt(browser, "Hello\n");
  const { id: benId } = await ben.api<{ id: string }>("GET", "/api/me");
  const setRole = (role: string) => ann.api("PATCH", `/api/spaces/${spaceId}/members/${benId}`, { role });
  await setRole("viewer");
  await goToEnd(ben);
  await ben.page.keyboard.type("Not yet.");
  await expect(ben.page.getByText("You may no longer change this article.")).toBeVisible();
  await setRole("editor");
  await ben.page.keyboard.type(" Now.");
  await expect(ben.indicator).toHaveText("Saved");
  await expect(ben.page.getByText("You may no longer change this article.")).toBeHidden();
  expect(await ann.bodyOf(articleId)).toBe("Hello\nNot yet. Now.");
});

test("somebody who may only read has history, outline and the ways to take the text along", async ({ browser }) => {
  const [ann, ben] = await Promise.all([newPerson(browser, "Ann"), newPerson(browser, "Ben")]);
  const { articleId, spaceId } = await sharedArticle(ann, [], "# Top\n\nWords.\n\n## Second part\n\nMore.\n");
  await ann.api("POST", `/api/spaces/${spaceId}/members`, { email: ben.email, role: "viewer" });
  const { page } = ben;
  await page.goto(`/articles/${articleId}`);
  await page.getByRole("button", { name: "Outline, 5 words" }).click();
  await page.getByRole("dialog", { name: "Outline" }).getByRole("button", { name: "Second part" }).click();
  await expect(page.getByRole("heading", { name: "Second part" })).toBeFocused();
  await page.getByRole("main").getByRole("button", { name: "More" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "Download as Markdown" }).click();
  expect((await download).suggestedFilename()).toMatch(/\.md$/);
  await page.getByRole("main").getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "History" }).click();
  await expect(page).toHaveURL(/\/history$/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("find and replace counts the hits, and is shut by Escape", async ({ browser }) => {
  const ann = await newPerson(browser, "Ann");
  const { articleId } = await sharedArticle(ann, [], "A needle.\n\nAnother needle, and one more Needle.\n");
  await ann.open(articleId);
  const { page } = ann;
  await page.getByRole("button", { name: "Find and replace" }).click();
  const panel = page.getByRole("search", { name: "Find and replace" });
  await expect(panel.getByRole("textbox", { name: "Find" })).toBeFocused();
  await page.keyboard.type("needle");
  await expect(panel.getByRole("status")).toHaveText("3 hits");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await expect(panel.getByRole("status")).toHaveText("2 of 3");
  await panel.getByRole("checkbox", { name: "Match case" }).check();
  await expect(panel.getByRole("status")).toHaveText("2 of 2");
  await panel.getByRole("textbox", { name: "Replace with" }).fill("pin");
  await panel.getByRole("button", { name: "Replace all" }).click();
  await expect(ann.editor).toContainText("Another pin, and one more Needle.");
  await expect(panel.getByRole("status")).toHaveText("Not found");
  await expect(panel.getByRole("button", { name: "Replace", exact: true })).toBeDisabled();
  // On a phone it leaves room for the text, and everything in it keeps its name.
  await page.setViewportSize({ width: 360, height: 740 });
  expect((await panel.boundingBox())!.height).toBeLessThan(160);
  await expect(panel.getByRole("button", { name: "Replace all" })).toBeDisabled();
  await panel.getByRole("textbox", { name: "Find" }).press("Escape");
  await expect(panel).toBeHidden();
  await expect(ann.editor).toBeFocused();
});
