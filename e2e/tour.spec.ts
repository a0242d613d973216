import { faultsOf } from "./accessibility";
import { expect, test } from "./test";
import { newPerson } from "./people";

test("a newcomer makes and settles a conflict alone", async ({ browser }) => {
  const ann = await newPerson(browser, "Ann");
  const { page } = ann;
  const saved: string[] = [];
  page.on("request", (request) => request.method() !== "GET" && saved.push(`${request.method()} ${request.url()}`));
  await page.goto("/tour");
  const [you, robin] = [page.getByRole("region", { name: "You", exact: true }), page.getByRole("region", { name: "Robin", exact: true })];
  await page.getByRole("button", { name: "Type it for me" }).click();
  await expect(you.getByRole("status", { name: "Save state" })).toHaveText("Offline – kept on this device");
  // By hand, as it would be with a colleague.
  await robin.getByRole("textbox", { name: "Robin’s text" }).click();
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.press("Shift+End");
  await page.keyboard.insertText("The meeting is on Friday at ten, in the large room.");
  await expect(robin.getByRole("status", { name: "Save state" })).toHaveText("Saved");
  await page.getByRole("button", { name: "Switch it on" }).click();
  await expect(you.getByRole("status", { name: "Save state" })).toHaveText("Needs your decision");
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole("list").getByRole("button", { name: "Resolve" }).click();
  const merge = page.getByRole("region", { name: "Merge", exact: true });
  await expect(merge).toContainText("Robin");
  await page.keyboard.press("1");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(page.getByText("Both have the same text now")).toBeVisible();
  for (const pane of [you, robin]) await expect(pane.getByRole("textbox")).toContainText("Wednesday at nine");
  expect(saved).toEqual([]);
});

test("different sentences in the walk-through merge without a question", async ({ browser }) => {
  const { page } = await newPerson(browser, "Ann");
  await page.goto("/tour");
  await page.getByRole("button", { name: "Type it for me" }).click();
  const robin = page.getByRole("region", { name: "Robin", exact: true });
  await robin.getByRole("textbox").click();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.insertText("Bring a pen.");
  await expect(robin.getByRole("status", { name: "Save state" })).toHaveText("Saved");
  await page.getByRole("button", { name: "Network off" }).click();
  await expect(page.getByText("Robin's changes were merged, and nobody had to be asked.")).toBeVisible();
  for (const name of ["You", "Robin"]) {
    const text = page.getByRole("region", { name, exact: true }).getByRole("textbox");
    await expect(text).toContainText("Wednesday at nine");
    await expect(text).toContainText("Bring a pen.");
  }
});
