import { expect, type Browser, type BrowserContext, type Locator, type Page } from "@playwright/test";
import type { Article } from "../lib/articles/schema";

const PASSWORD = "a long enough password";
let count = 0;

/** A signed-in person with a browser of their own. */
export class Person {
  constructor(
    readonly name: string,
    readonly email: string,
    readonly context: BrowserContext,
    readonly page: Page,
  ) {}

  readonly password = PASSWORD;

  /** Calls the API with the person's session, and gives back the JSON of a success. */
  async api<T>(method: string, path: string, data?: unknown): Promise<T> {
    // A connection that was idle for some seconds may be closed by the server in the very moment of being used again.
    const response = await this.context.request.fetch(path, { method, maxRetries: 1, ...(data === undefined ? {} : { data }) });
    expect(response.ok(), `${method} ${path}: ${response.status()} ${await response.text()}`).toBe(true);
    return (response.status() === 204 ? undefined : await response.json()) as T;
  }

  readArticle(id: string): Promise<Article> {
    return this.api<Article>("GET", `/api/articles/${id}`);
  }

  async bodyOf(id: string): Promise<string> {
    return (await this.readArticle(id)).body;
  }

  /** Opens an article and waits until it can be typed into. */
  async open(id: string): Promise<void> {
    await this.page.goto(`/articles/${id}`);
    await expect(this.editor).toBeVisible();
    await expect(this.indicator).toHaveText("Saved");
  }

  get editor(): Locator {
    return this.page.getByRole("textbox", { name: "Article text" });
  }

  get indicator(): Locator {
    return this.page.getByRole("status", { name: "Save state" });
  }

  /** Puts the cursor on a line (0-based) and replaces the whole line, in one go: a slow machine may save between two keys. */
  async retypeLine(line: number, text: string): Promise<void> {
    await this.editor.click();
    await this.page.keyboard.press("ControlOrMeta+Home");
    for (let i = 0; i < line; i += 1) await this.page.keyboard.press("ArrowDown");
    await this.page.keyboard.press("Home");
    await this.page.keyboard.press("Shift+End");
    await this.page.keyboard.insertText(text);
  }

  async save(): Promise<void> {
    await this.page.keyboard.press("ControlOrMeta+s");
    await expect(this.indicator).toHaveText("Saved");
  }
}

/** Registers somebody new in a fresh browser context. */
export async function newPerson(browser: Browser, name: string): Promise<Person> {
  const context = await browser.newContext();
  const email = `${name.toLowerCase()}-${process.pid}-${(count += 1)}-${Date.now()}@example.com`;
  const response = await context.request.post("/api/users", { data: { email, name, password: PASSWORD } });
  expect(response.status(), await response.text()).toBe(201);
  return new Person(name, email, context, await context.newPage());
}

export type Place = { spaceId: string; spaceSlug: string; articleId: string };

/** A space of `owner` that `others` may edit, with one article. */
export async function sharedArticle(owner: Person, others: Person[], body: string, title = "Plan"): Promise<Place> {
  const space = await owner.api<{ id: string; slug: string }>("POST", "/api/spaces", { name: "Team" });
  for (const other of others) {
    await owner.api("POST", `/api/spaces/${space.id}/members`, { email: other.email, role: "editor" });
  }
  const article = await owner.api<Article>("POST", "/api/articles", { spaceId: space.id, title, body });
  return { spaceId: space.id, spaceSlug: space.slug, articleId: article.id };
}

/** Two people who both may edit one article, each with it open. */
export async function twoPeopleAt(browser: Browser, body: string, title?: string): Promise<{ ann: Person; ben: Person } & Place> {
  const [ann, ben] = await Promise.all([newPerson(browser, "Ann"), newPerson(browser, "Ben")]);
  const place = await sharedArticle(ann, [ben], body, title);
  await Promise.all([ann.open(place.articleId), ben.open(place.articleId)]);
  return { ann, ben, ...place };
}

/**
 * Ben rewrites a line while his network is away; Ann rewrites the same line and saves; Ben's network
 * comes back. Ends where Ben is asked.
 */
export async function clash(
  people: { ann: Person; ben: Person },
  line: number,
  texts: { anns: string; bens: string },
): Promise<void> {
  const { ann, ben } = people;
  await ben.context.setOffline(true);
  await ben.retypeLine(line, texts.bens);
  await ann.retypeLine(line, texts.anns);
  await ann.save();
  await ben.context.setOffline(false);
  await expect(ben.indicator).toHaveText("Needs your decision", { timeout: 20_000 });
}

/** Opens the merge screen from the banner. */
export async function openMerge(person: Person): Promise<Locator> {
  await person.page.getByRole("button", { name: "Resolve", exact: true }).click();
  const merge = person.page.getByRole("region", { name: "Merge", exact: true });
  await expect(merge).toBeVisible();
  return merge;
}

export async function saveMerge(person: Person): Promise<void> {
  await person.page.getByRole("button", { name: "Save merged version" }).click();
  await expect(person.editor).toBeVisible();
  await expect(person.indicator).toHaveText("Saved");
}
