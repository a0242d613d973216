import { readFileSync } from "node:fs";
import { expect, test, type Page } from "./test";
import { strFromU8, unzipSync } from "fflate";
import { newPerson, sharedArticle } from "./people";

async function downloadedBy(page: Page, act: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const download = page.waitForEvent("download");
  await act();
  const file = await download;
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

test("a space is taken along as a zip, an article as Markdown and as a page with its images", async ({ browser }) => {
  const ann = await newPerson(browser, "Ann");
  const { spaceId, spaceSlug, articleId } = await sharedArticle(ann, [], "Text\n", "Trip & map");
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><path d="M0 0h40v20z"/></svg>';
  const uploaded = await ann.context.request.post(`/api/spaces/${spaceId}/files?name=map.svg`, { headers: { "content-type": "image/svg+xml" }, data: svg });
  const { url } = (await uploaded.json()) as { url: string };
  const body = `## Where\n\n![Map](${url}) and [there](/articles/${articleId})\n\n<script>alert(1)</script>\n\n| a | b |\n| - | - |\n| 1 | 2 |\n`;
  await ann.api("PATCH", `/api/articles/${articleId}`, { version: 1, body, tags: ["x"] });
  const { page } = ann;

  await page.goto(`/spaces/${spaceSlug}`);
  for (const [width, colorScheme] of [[1440, "light"], [360, "dark"]] as const) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    await expect(page.getByRole("link", { name: "Export" })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
    if (process.env.SCREENSHOTS) await page.screenshot({ path: `${process.env.SCREENSHOTS}/export-${width}.png` });
  }
  const zip = await downloadedBy(page, () => page.getByRole("link", { name: "Export" }).click());
  expect(zip.name).toBe(`${spaceSlug}.zip`);
  const files = unzipSync(zip.bytes);
  expect(Object.keys(files).sort()).toEqual(["files/map.svg", "trip-map.md"]);
  expect(strFromU8(files["trip-map.md"]!)).toBe(`---\ntitle: Trip & map\nslug: trip-map\ntags:\n  - x\n---\n\n${body.replace(url, "files/map.svg")}`);

  await page.setViewportSize({ width: 1440, height: 900 });
  await ann.open(articleId);
  const choose = async (item: string) => {
    await page.getByRole("button", { name: "More" }).click();
    await page.getByRole("menuitem", { name: item }).click();
  };
  const markdown = await downloadedBy(page, () => choose("Download as Markdown"));
  expect([markdown.name, markdown.bytes.toString()]).toEqual(["Trip & map.md", body]);
  const html = await downloadedBy(page, () => choose("Download as HTML"));
  expect(html.name).toBe("Trip & map.html");
  const text = html.bytes.toString();
  expect(text).toContain("<title>Trip &amp; map</title>");
  expect(text).not.toMatch(/<script|alert|class=/);
  const reader = await (await browser.newContext({ offline: true })).newPage();
  await reader.setContent(text);
  await expect(reader.getByRole("heading", { level: 1, name: "Trip & map" })).toBeVisible();
  await expect(reader.getByRole("table")).toContainText("1");
  expect(await reader.getByRole("img", { name: "Map" }).evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(40);
  expect(await reader.getByRole("link", { name: "there" }).getAttribute("href")).toMatch(/^http:\/\/localhost:\d+\/articles\//);
  if (process.env.SCREENSHOTS) await reader.screenshot({ path: `${process.env.SCREENSHOTS}/export-html.png` });
});
