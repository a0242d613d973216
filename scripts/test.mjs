// `npm test`: sets up, then runs types, lint, unit and database tests, and the browser tests against
// the production build. `npm run check` (--quick) leaves out the build and the browser.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build, checkNode, fail, generate, install, root, say } from "./setup.mjs";

const isQuick = process.argv.includes("--quick");
const results = join(root, "test-results");
const counts = { passed: 0, failed: 0, skipped: 0 };
let hasFailed = false;

async function step(label, script, args, env = {}) {
  say(`\n— ${label}`);
  const started = Date.now();
  const child = spawn(process.execPath, [join(root, "node_modules", script), ...args], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ...env },
  });
  const [code] = await once(child, "exit");
  const isOk = code === 0;
  if (!isOk) hasFailed = true;
  say(`  ${label}: ${isOk ? "ok" : "FAILED"} (${Math.round((Date.now() - started) / 1000)} s)`);
}

function read(file) {
  try {
    return JSON.parse(readFileSync(join(results, file), "utf8"));
  } catch {
    hasFailed = true;
    return null;
  }
}

function add(passed, failed, skipped, label) {
  counts.passed += passed;
  counts.failed += failed;
  counts.skipped += skipped;
  // A suite in which nothing ran proves nothing.
  if (passed + failed === 0) {
    hasFailed = true;
    say(`${label}: no test ran.`);
  }
}

/** Titles of the browser tests that failed once and then passed. */
function secondTries(suites) {
  return suites.flatMap(({ file, specs, suites: inner = [] }) => [
    ...specs.filter(({ tests }) => tests.some(({ status }) => status === "flaky")).map(({ title }) => `${file}: ${title}`),
    ...secondTries(inner),
  ]);
}

checkNode();
process.chdir(root);
await install({ withTests: true });
await generate();
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

// Each of these two keeps one core busy, and says nothing unless something is wrong.
await Promise.all([
  step("types", "typescript/bin/tsc", ["--noEmit", "-p", "."]),
  step("lint", "eslint/bin/eslint.js", [".", "--max-warnings", "0"]),
]);
await step("unit and database tests", "vitest/vitest.mjs", [
  "run",
  "--reporter=dot",
  "--reporter=json",
  `--outputFile.json=${join(results, "unit.json")}`,
]);
const unit = read("unit.json");
if (unit) add(unit.numPassedTests, unit.numFailedTests, unit.numPendingTests, "unit and database tests");

if (!isQuick) {
  const { ensureChromium } = await import("./chromium.mjs");
  const chromium = await ensureChromium();
  await build();
  await step("browser tests", "@playwright/test/cli.js", ["test"], {
    CHROMIUM_PATH: chromium,
  });
  const browser = read("browser.json");
  if (browser) {
    for (const title of secondTries(browser.suites)) say(`  passed on the second try only: ${title}`);
    add(browser.stats.expected + browser.stats.flaky, browser.stats.unexpected, browser.stats.skipped, "browser tests");
  }
}

process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`);
if (hasFailed || counts.failed > 0) fail("The tests have failed.");
