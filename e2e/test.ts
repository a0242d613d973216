import { test as base } from "@playwright/test";

export { expect, type Browser, type BrowserContext, type Locator, type Page } from "@playwright/test";

/**
 * Closes what a test has opened: a browser serves many tests, and an editor that is left open goes on watching its
 * article, so that the last tests would share the machine with everybody from the first on.
 */
export const test = base.extend<{ leftovers: void }>({
  leftovers: [
    async ({ browser }, use) => {
      await use();
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    { auto: true },
  ],
});
