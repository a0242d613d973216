import { faultsOf } from "./accessibility";
import { expect, test, type Page } from "./test";
import { clash, newPerson, openMerge, sharedArticle, twoPeopleAt, type Person } from "./people";

const SCREENS = [
  { name: "phone", width: 360, height: 740 },
  { name: "desktop", width: 1440, height: 900 },
] as const;

const SAMPLE = `# A heading

Some *text* with a [link](https://example.com), \`code\`, and a task list:

- [x] one
- [ ] two

| a | b | c |
| - | - | - |
| a long cell that needs room | another long cell | and one more that makes it wide |

\`\`\`ts
const answer: number = 42; // a line of code that is rather long so that it would not fit on a phone
\`\`\`
`;

/** What must hold on every page, at both sizes, in both colour schemes. */
async function expectGoodPage(page: Page, label: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    for (const { name, width, height } of SCREENS) {
      await page.setViewportSize({ width, height });
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(overflow, `${label}, ${name}: sideways scrolling`).toBeLessThanOrEqual(0);
      expect(await faultsOf(page, colorScheme === "dark" ? "colours" : undefined), `${label}, ${name}, ${colorScheme}`).toEqual([]);
      if (process.env.SCREENSHOTS) await page.screenshot({ path: `${process.env.SCREENSHOTS}/${label}-${name}-${colorScheme}.png` });
    }
  }
}

/** Fails the test when a page logs an error, such as a refusal by the content security policy. */
function watchConsole(page: Page): string[] {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    // A status that the page handles is logged by the browser all the same.
    if (message.type() === "error" && !/the server responded with a status of/.test(message.text())) errors.push(message.text());
  });
  return errors;
}

async function personWithArticle(browser: Parameters<typeof newPerson>[0]): Promise<{ ann: Person; articleId: string; spaceSlug: string }> {
  const ann = await newPerson(browser, "Ann");
  const { articleId, spaceSlug, spaceId } = await sharedArticle(ann, [], SAMPLE, "A page with everything");
  await ann.api("PATCH", `/api/articles/${articleId}`, { version: 1, body: `${SAMPLE}\nMore.\n`, tags: ["one", "two"] });
  const child = await ann.api<{ id: string }>("POST", "/api/articles", { spaceId, title: "Deleted", body: "x" });
  await ann.context.request.delete(`/api/articles/${child.id}`, { headers: { "If-Match": "*" } });
  return { ann, articleId, spaceSlug };
}

for (const path of ["/sign-in", "/sign-up"]) {
  test(`${path} is a good page`, async ({ page, browser }) => {
    await newPerson(browser, "First");
    const errors = watchConsole(page);
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectGoodPage(page, path.slice(1));
    expect(errors).toEqual([]);
  });
}

test("every page of a signed-in person is a good page", async ({ browser }) => {
  test.slow();
  const { ann, articleId, spaceSlug } = await personWithArticle(browser);
  const errors = watchConsole(ann.page);
  const pages: [string, string][] = [
    ["space", `/spaces/${spaceSlug}`],
    ["trash", `/spaces/${spaceSlug}/trash`],
    ["space-settings", `/spaces/${spaceSlug}/settings`],
    ["settings", "/settings"],
    ["search", "/search?q=text"],
    ["search-nothing", `/search?q=unheardof&space=${spaceSlug}`],
    ["editor", `/articles/${articleId}`],
    ["history", `/articles/${articleId}/history`],
    ["comparison", `/articles/${articleId}/history?from=1&to=2`],
    ["problem", "/problems/version-conflict"],
    ["missing", "/nowhere"],
  ];
  for (const [label, path] of pages) {
    await ann.page.goto(path);
    await expect(ann.page.getByRole("heading", { level: 1 }).or(ann.page.getByRole("textbox", { name: "Title" })).first()).toBeVisible();
    await ann.page.waitForLoadState("networkidle");
    await expectGoodPage(ann.page, label);
  }
  expect(errors).toEqual([]);
});

test("the palette is a good page, empty and with results", async ({ browser }) => {
  const { ann, spaceSlug } = await personWithArticle(browser);
  await ann.page.goto(`/spaces/${spaceSlug}`);
  await ann.page.keyboard.press("ControlOrMeta+k");
  await expectGoodPage(ann.page, "palette");
  await ann.page.getByRole("combobox").fill("text");
  await expect(ann.page.getByRole("option").locator("mark").first()).toBeVisible();
  await expectGoodPage(ann.page, "palette-found");
});

test("a public page is a good page, and so is one that is not public any more", async ({ browser, page }) => {
  const { ann, articleId } = await personWithArticle(browser);
  const { publishedSlug } = await ann.api<{ publishedSlug: string }>("POST", `/api/articles/${articleId}/publish`, { version: 2 });
  const errors = watchConsole(page);
  for (const [label, slug] of [["public", publishedSlug], ["not-public", "nothing-here"]]) {
    await page.goto(`/p/${slug}`);
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
    await expectGoodPage(page, label!);
  }
  expect(errors).toEqual([]);
});

test("publishing is a good panel wherever the article stands", async ({ browser }) => {
  test.slow();
  const { ann, articleId, spaceSlug } = await personWithArticle(browser);
  const { page } = ann;
  const errors = watchConsole(page);
  const step = (name: string) => ann.context.request.post(`/api/articles/${articleId}/${name}`, { headers: { "If-Match": "*" } });
  const state = page.getByRole("button", { name: /^Publishing:/ });
  const check = async (label: string, word: string) => {
    await page.goto(`/articles/${articleId}?publishing=1`);
    await expect(state).toContainText(word);
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectGoodPage(page, label);
  };
  await check("publishing-draft", "Draft");
  await page.getByRole("button", { name: "Schedule…" }).click();
  await expectGoodPage(page, "publishing-schedule");
  await ann.api("PUT", `/api/articles/${articleId}/schedule`, { publishAt: "2090-01-01T12:00:00Z", unpublishAt: "2090-02-01T12:00:00Z" });
  await check("publishing-scheduled", "Scheduled");
  await step("publish");
  await ann.api("PATCH", `/api/articles/${articleId}`, { version: 3, body: "Newer." });
  await check("publishing-published", "Published");
  await page.getByRole("button", { name: "Archive…" }).click();
  await expectGoodPage(page, "publishing-archive");
  await step("archive");
  await check("publishing-archived", "Archived");
  await page.goto(`/spaces/${spaceSlug}`);
  await page.getByRole("button", { name: "Show 1 archived article" }).click();
  await expectGoodPage(page, "space-archived");
  expect(errors).toEqual([]);
});

test("the merge screen is a good page", async ({ browser }) => {
  const people = await twoPeopleAt(browser, `The meeting is on Tuesday at ten.\n\n${SAMPLE}\n${"A line.\n\n".repeat(40)}`);
  await clash(people, 0, { anns: "The meeting is on Friday at nine.", bens: "The meeting is on Monday at noon." });
  await openMerge(people.ben);
  await expectGoodPage(people.ben.page, "merge");
});

test("what somebody else wrote into an article cannot run", async ({ browser }) => {
  const ann = await newPerson(browser, "Ann");
  const body = [
    "<script>window.hacked = 1</script>",
    "<img src=x onerror='window.hacked = 2'>",
    "<a href='javascript:window.hacked=3'>click</a>",
    "[click](javascript:window.hacked=4)",
    "<iframe srcdoc='<script>parent.hacked=5</script>'></iframe>",
    "<svg onload='window.hacked=6'></svg>",
    "<style>body{display:none}</style>",
    "Plain text after it.",
  ].join("\n\n");
  const { articleId } = await sharedArticle(ann, [], body);
  await ann.open(articleId);
  await ann.page.getByRole("radio", { name: "Preview", exact: true }).or(ann.page.getByRole("button", { name: "Preview", exact: true })).click();
  await expect(ann.page.getByText("Plain text after it.").last()).toBeVisible();
  for (const link of await ann.page.getByRole("link", { name: "click" }).all()) expect(await link.getAttribute("href")).not.toMatch(/javascript/i);
  expect(await ann.page.evaluate(() => (window as { hacked?: number }).hacked)).toBeUndefined();
});
