import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { installedChromium } from "./scripts/chromium.mjs";

// The configuration is read by every worker: what is chosen here once travels in the environment.
process.env.E2E_PORT ??= String(20_000 + Math.floor(Math.random() * 10_000));
process.env.E2E_DATA_DIR ??= mkdtempSync(join(tmpdir(), "concord-e2e-"));

const port = process.env.E2E_PORT;
const baseURL = `http://localhost:${port}`;
const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: "e2e",
  testMatch: process.env.PICTURES ? "pictures.ts" : "*.spec.ts",
  outputDir: "test-results/browser",
  // Two people at one article are two pages of one browser: more workers than cores only slow them down.
  workers: 2,
  fullyParallel: true,
  forbidOnly: process.env.CI === "true",
  // A browser that the machine starved gets a second try; `npm test` names every test that needed one.
  retries: 1,
  // Generous, because shared machines are slow at times: a test waits for what must come true, not for a clock.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [["line"], ["json", { outputFile: "test-results/browser.json" }]],
  use: {
    baseURL,
    launchOptions: {
      executablePath: installedChromium(),
      args: [...(isRoot ? ["--no-sandbox"] : []), "--disable-background-networking", "--disable-component-update", "--disable-gpu", "--disable-software-rasterizer"],
    },
    // Recording every test costs as much again as running it: TRACE=1 asks for it.
    trace: process.env.TRACE ? "retain-on-failure" : "off",
    screenshot: "only-on-failure",
    permissions: ["clipboard-read", "clipboard-write"],
  },
  webServer: {
    command: "node dist/server.mjs",
    url: `${baseURL}/api/health`,
    timeout: 60_000,
    env: {
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      PORT: port,
      DATA_DIR: process.env.E2E_DATA_DIR,
      DATABASE_URL: "",
      // A suite of people who register from one address within minutes.
      RATE_LIMITS: "off",
    },
    stdout: "ignore",
    stderr: "pipe",
  },
});
