// Finds a Chromium for the browser tests, or gets one, or says how to.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fail, say } from "./setup.mjs";

/** The browser without its windows first: their buttons and bars are pages of their own, and cost more than ours do. */
const INSTALLED = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The path of a Chromium that is there, undefined without one. */
export function installedChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named && !existsSync(named)) fail(`CHROMIUM_PATH names ${named}, which does not exist.`);
  return named || INSTALLED.find((path) => existsSync(path));
}

async function playwrightChromium() {
  const { chromium } = await import("@playwright/test");
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

function tryRun(command, args) {
  return spawnSync(command, args, { stdio: ["ignore", "ignore", "ignore"], timeout: 600_000 }).status === 0;
}

/** The path of a Chromium. Tests of the browser are never skipped: without one this fails. */
export async function ensureChromium() {
  const found = installedChromium() ?? (await playwrightChromium());
  if (found) return found;
  say("Installing Chromium for the browser tests…");
  const isRoot = process.getuid?.() === 0;
  const aptInstall = (name) => tryRun("apt-get", ["install", "-y", "--no-install-recommends", name]);
  if (isRoot && tryRun("apt-get", ["update"])) ["chromium-headless-shell", "chromium"].some(aptInstall);
  if (!installedChromium()) tryRun(process.execPath, ["node_modules/@playwright/test/cli.js", "install", "chromium"]);
  const path = installedChromium() ?? (await playwrightChromium());
  if (path) return path;
  return fail(
    "The browser tests need Chromium and none could be installed. Install it with\n" +
      "  sudo apt-get install chromium-headless-shell   (Debian; or chromium)\n" +
      "  npx playwright install chromium                (elsewhere)\n" +
      "or name one you have with CHROMIUM_PATH=/path/to/chromium, and run npm test again.",
  );
}
