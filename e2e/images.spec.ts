import { faultsOf } from "./accessibility";
import { expect, test, type Locator, type Page } from "./test";
import { newPerson, sharedArticle } from "./people";

const svg = (colour: string) => `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="200" viewBox="0 0 48 20"><path fill="${colour}" d="M0 0h48v20H0z"/><circle cx="24" cy="10" r="6" fill="#fff"/></svg>`;

interface Given {
  files?: { name: string; type: string; text: string }[];
  data?: Record<string, string>;
}

/** Pastes or drops onto `target` what a clipboard or a drag would carry. */
async function give(page: Page, target: Locator, kind: "paste" | "drop", { files = [], data = {} }: Given): Promise<void> {
  const transfer = await page.evaluateHandle(
    ({ files, data }) => {
      const made = new DataTransfer();
      for (const { name, type, text } of files) made.items.add(new File([text], name, { type }));
      for (const [type, text] of Object.entries(data)) made.setData(type, text);
      return made;
    },
    { files, data },
  );
  await target.evaluate(
    (element, { kind, transfer }) => {
      const { left, top } = element.getBoundingClientRect();
      const shared = { bubbles: true, cancelable: true };
      element.dispatchEvent(
        kind === "paste"
          ? new ClipboardEvent("paste", { ...shared, clipboardData: transfer })
          : new DragEvent("drop", { ...shared, dataTransfer: transfer, clientX: left + 5, clientY: top + 20 }),
      );
    },
    { kind, transfer },
  );
}

test("an image is pasted, shown, undone, and seen by everyone once it is published", async ({ browser }) => {
  const ann = await newPerson(browser, "Ann");
  const { articleId } = await sharedArticle(ann, [], "Before\n\n", "Map");
  const { page, editor } = ann;
  await ann.open(articleId);
  await editor.click();
  await page.keyboard.press("ControlOrMeta+End");
  await give(page, editor, "paste", { files: [{ name: "old [town].svg", type: "image/svg+xml", text: svg("#27c") }] });
  await expect(editor).toContainText("![old \\[town\\]](/api/files/");
  await expect(page.getByRole("status").filter({ hasText: "old [town].svg was added" })).toHaveCount(1);
  await page.keyboard.type(" and after");
  await ann.save();
  const body = await ann.bodyOf(articleId);
  expect(body).toMatch(/^Before\n\n!\[old \\\[town\\\]\]\(\/api\/files\/[\w-]+\) and after$/);
  const url = /\/api\/files\/[\w-]+/.exec(body)![0];

  await page.getByRole("radio", { name: "Write and preview", exact: true }).or(page.getByRole("button", { name: "Write and preview", exact: true })).click();
  const image = page.getByRole("img", { name: "old [town]" });
  await expect(image).toBeVisible();
  expect(await image.evaluate((element: HTMLImageElement) => element.decode().then(() => element.naturalWidth))).toBe(480);
  for (const [width, colorScheme] of [[1440, "light"], [360, "dark"]] as const) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
    expect(await faultsOf(page)).toEqual([]);
    if (process.env.SCREENSHOTS) await page.screenshot({ path: `${process.env.SCREENSHOTS}/image-${width}.png` });
  }
  await page.setViewportSize({ width: 1440, height: 900 });

  await editor.click();
  await page.keyboard.press("ControlOrMeta+z");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(editor).not.toContainText("/api/files/");
  await expect(editor).toContainText("Before");
  await page.keyboard.press("ControlOrMeta+Shift+z");
  await ann.save();

  const stranger = await (await browser.newContext()).newPage();
  expect((await stranger.request.get(url)).status()).toBe(401);
  const { version } = await ann.readArticle(articleId);
  const { publishedSlug } = await ann.api<{ publishedSlug: string }>("POST", `/api/articles/${articleId}/publish`, { version });
  await stranger.goto(`/p/${publishedSlug}`);
  expect(await stranger.getByRole("img", { name: "old [town]" }).evaluate((element: HTMLImageElement) => element.decode().then(() => element.naturalWidth))).toBe(480);
});

test("what fails says so, and the text stays as it was", async ({ browser }) => {
  const ann = await newPerson(browser, "Ann");
  const { articleId } = await sharedArticle(ann, [], "Text", "Map");
  const { page, editor } = ann;
  await ann.open(articleId);
  const notices = page.getByRole("region", { name: "Notices" });
  await give(page, editor, "drop", { files: [{ name: "photo.heic", type: "image/heic", text: "none" }] });
  await expect(notices.getByText("photo.heic was not added")).toBeVisible();
  await expect(notices.getByText(/not an image that every browser shows. Your text is unchanged/)).toBeVisible();

  let fail = true;
  await page.route("**/api/spaces/*/files**", (route) => (fail ? route.abort() : route.continue()));
  await give(page, editor, "drop", { files: [{ name: "map.svg", type: "image/svg+xml", text: svg("#c72") }] });
  await expect(notices.getByText("map.svg was not added")).toBeVisible();
  await expect(editor).toHaveText("Text");
  await expect(page.locator(".cm-image-place")).toHaveCount(0);
  if (process.env.SCREENSHOTS) await page.screenshot({ path: `${process.env.SCREENSHOTS}/image-failed.png` });
  fail = false;
  // Notices of problems are read out apart, and hidden from there until the focus is in them.
  await notices.getByText("Try again", { exact: true }).click();
  await expect(editor).toContainText("![map](/api/files/");
});

test("while an image is on its way the text can be written and saved without it", async ({ browser }) => {
  const ann = await newPerson(browser, "Ann");
  const { articleId } = await sharedArticle(ann, [], "", "Map");
  const { page, editor } = ann;
  await ann.open(articleId);
  let send = () => {};
  const held = new Promise<void>((resolve) => (send = resolve));
  await page.route("**/api/spaces/*/files**", async (route) => {
    await held;
    await route.continue();
  });
  await editor.click();
  const files = ["one", "two"].map((name) => ({ name: `${name}.svg`, type: "image/svg+xml", text: svg(name === "one" ? "#2a6" : "#a26") }));
  await give(page, editor, "paste", { files });
  await expect(page.locator(".cm-image-place")).toHaveText(["Uploading one.svg…", "Uploading two.svg…"]);
  if (process.env.SCREENSHOTS) await page.screenshot({ path: `${process.env.SCREENSHOTS}/image-uploading.png` });
  await page.keyboard.type("Typed. ");
  await ann.save();
  expect(await ann.bodyOf(articleId)).toBe("Typed. ");
  send();
  await expect(editor).toContainText("![two](/api/files/");
  await ann.save();
  expect(await ann.bodyOf(articleId)).toMatch(/^Typed\. !\[one\]\(\/api\/files\/[\w-]+\)\n!\[two\]\(\/api\/files\/[\w-]+\)$/);
});

test("an image is chosen by the toolbar's button", async ({ browser }) => {
  const ann = await newPerson(browser, "Ann");
  const { articleId } = await sharedArticle(ann, [], "", "Map");
  await ann.open(articleId);
  const chooser = ann.page.waitForEvent("filechooser");
  await ann.page.getByRole("toolbar", { name: "Formatting" }).getByRole("button", { name: "Image" }).click();
  await (await chooser).setFiles({ name: "plan.svg", mimeType: "image/svg+xml", buffer: Buffer.from(svg("#555")) });
  await expect(ann.editor).toContainText("![plan](/api/files/");
});

test("what is copied from a page comes as Markdown, in code as it is, and over words as a link", async ({ browser }) => {
  const ann = await newPerson(browser, "Ann");
  const { articleId } = await sharedArticle(ann, [], "", "Copied");
  const { page, editor } = ann;
  await ann.open(articleId);
  await editor.click();
  const data = { "text/html": "<h2>Trip</h2><ul><li>one <b>two</b></li><li><a href='https://a.org'>map</a></li></ul>", "text/plain": "Trip\none two\nmap" };
  await give(page, editor, "paste", { data });
  await ann.save();
  expect(await ann.bodyOf(articleId)).toBe("## Trip\n\n- one **two**\n- [map](https://a.org)");
  await page.keyboard.press("ControlOrMeta+z");
  await page.keyboard.insertText("```\n\n```");
  await page.keyboard.press("ArrowUp");
  await give(page, editor, "paste", { data });
  await ann.save();
  expect(await ann.bodyOf(articleId)).toBe("```\nTrip\none two\nmap\n```");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText("here");
  await page.keyboard.press("ControlOrMeta+a");
  await give(page, editor, "paste", { data: { "text/plain": "https://b.org/x" } });
  await ann.save();
  expect(await ann.bodyOf(articleId)).toBe("[here](https://b.org/x)");
});

test("a folder is imported with the images that its texts show", async ({ browser }) => {
  const ann = await newPerson(browser, "Ann");
  const { spaceSlug, spaceId } = await sharedArticle(ann, [], "", "Here already");
  const { page } = ann;
  await page.goto(`/spaces/${spaceSlug}`);
  await page.getByRole("button", { name: "Import" }).click();
  await page.getByRole("dialog").locator("input[accept]").setInputFiles([
    { name: "guide.md", mimeType: "text/markdown", buffer: Buffer.from("# Guide\n\n![Map](map.svg) ![Lost](lost.png)\n") },
    { name: "map.svg", mimeType: "image/svg+xml", buffer: Buffer.from(svg("#27c")) },
    { name: "unused.svg", mimeType: "image/svg+xml", buffer: Buffer.from(svg("#111")) },
  ]);
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("1 article will be created, with 1 image. 1 other file is left out.")).toBeVisible();
  if (process.env.SCREENSHOTS) await page.screenshot({ path: `${process.env.SCREENSHOTS}/image-import.png` });
  await dialog.getByRole("button", { name: "Import 1 article" }).click();
  await expect(dialog.getByText("1 article was created with 1 image.")).toBeVisible();
  const { items } = await ann.api<{ items: { id: string; title: string }[] }>("GET", `/api/articles?space=${spaceId}`);
  expect(await ann.bodyOf(items.find((item) => item.title === "Guide")!.id)).toMatch(/^!\[Map\]\(\/api\/files\/[\w-]+\) !\[Lost\]\(lost\.png\)\n$/);
});
