import { expect, test } from "@playwright/test";
import { clash, twoPeopleAt } from "./people";

/** Takes the pictures of the documentation: `npm run pictures`. Not a test, so that a skipped one cannot hide. */
test("the merge screen", async ({ browser }) => {
  const body = "The fair opens on Saturday at ten in the old market hall. Everybody brings a cake.\n\nWe need tables, chairs and a tent.\n";
  const people = await twoPeopleAt(browser, body, "Spring fair");
  await people.ben.page.setViewportSize({ width: 1280, height: 800 });
  await clash(people, 0, {
    anns: "The fair opens on Sunday at noon in the old market hall. Everybody brings a cake, and plates.",
    bens: "The fair opens on Saturday at nine in the school yard. Everybody brings a cake.",
  });
  await people.ben.page.getByRole("button", { name: "Resolve", exact: true }).click();
  await expect(people.ben.page.getByRole("region", { name: "Merge", exact: true })).toBeVisible();
  await people.ben.page.screenshot({ path: "docs/images/merge-screen.png", animations: "disabled" });
});
