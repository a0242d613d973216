import { expect, test, type Page } from "@playwright/test";
import { newDataFolder, startServer } from "./server-process";

/** Fills in the form that makes an account, and sends it. */
async function register(page: Page, name: string, submitLabel: string): Promise<void> {
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Email").fill(`${name.toLowerCase()}@example.org`);
  await page.getByLabel("Password", { exact: true }).fill("a long enough password");
  await page.getByRole("button", { name: submitLabel }).click();
}

test("an owner invites somebody with a link, which lets in one person", async ({ browser }) => {
  const server = startServer({ DATA_DIR: newDataFolder(), REGISTRATION: "invite" });
  const address = await server.ready;
  const pageOf = async () => (await browser.newContext({ baseURL: address })).newPage();

  const owner = await pageOf();
  await owner.goto("/");
  await register(owner, "Maren", "Create the first account");
  await expect(owner).not.toHaveURL(/\/setup/);
  await owner.goto("/settings");
  await owner.getByLabel("Who it is for").fill("Sam");
  await owner.getByRole("button", { name: "Make a link" }).click();
  const link = await owner.getByText(`${address}/sign-up?invitation=`).innerText();
  await expect(owner.getByRole("button", { name: "Revoke the link for Sam" })).toBeVisible();

  const uninvited = await pageOf();
  await uninvited.goto("/sign-up");
  await register(uninvited, "Nobody", "Create account");
  await expect(uninvited.getByText("Ask its owner for an invitation.")).toBeVisible();

  const sam = await pageOf();
  await sam.goto(link);
  await expect(sam.getByText("You have been invited.")).toBeVisible();
  await register(sam, "Sam", "Create account");
  await expect(sam).not.toHaveURL(/\/sign-up/);
  await sam.goto("/settings");
  await expect(sam.getByRole("heading", { name: "API tokens" })).toBeVisible();
  await expect(sam.getByRole("heading", { name: "Invitations" })).toHaveCount(0);

  const second = await pageOf();
  await second.goto(link);
  await register(second, "Second", "Create account");
  await expect(second.getByText("This invitation was used already")).toBeVisible();

  server.process.kill("SIGTERM");
  await server.ended;
});
