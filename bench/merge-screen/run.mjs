// How the merge screen feels with a very large article: a megabyte of text with 500 conflicts, in a real Chromium.
/* global window, document, DataTransfer, ClipboardEvent, PerformanceObserver, requestAnimationFrame, getComputedStyle -- functions given to page.evaluate run in the browser */
// Usage: npm start once (it builds), then `npm run bench:merge-screen`. CHROMIUM_PATH names another browser, PORT another port.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { installedChromium } from "../../scripts/chromium.mjs";

const CONFLICTS = 500;
const ARTICLE_BYTES = 1_000_000;
const PORT = process.env.PORT ?? "3291";
const BASE_URL = `http://localhost:${PORT}`;
const PASSWORD = "a long enough password";
const TIMEOUT_MS = 120_000;

const dataDir = mkdtempSync(join(tmpdir(), "concord-bench-"));
const server = spawn(process.execPath, ["dist/server.mjs"], {
  env: { ...process.env, NODE_ENV: "production", PORT, DATA_DIR: dataDir, DATABASE_URL: "", RATE_LIMITS: "off" },
  stdio: ["ignore", "ignore", "inherit"],
});
try {
  await waitForServer();
  await measure();
} finally {
  server.kill("SIGTERM");
  await new Promise((resolve) => server.once("exit", resolve));
  rmSync(dataDir, { recursive: true, force: true });
}

async function waitForServer() {
  for (let attempt = 0; attempt < 100; attempt++) {
    const response = await fetch(`${BASE_URL}/api/health`).catch(() => null);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("The server did not start. Run `npm start` once, so that it is built.");
}

async function measure() {
  const browser = await chromium.launch({
    executablePath: installedChromium(),
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
  try {
    const { page, context, article, texts } = await openArticle(browser);
    await makeConflicts(page, context, article, texts);

    await page.evaluate(observeLongTasks);
    const opening = await page.evaluate(openScreen);
    print("opening, merge in the worker included (wall clock)", opening.wallMs);
    print("opening, work on the main thread in tasks over 50 ms", opening.longTasksMs);
    print("cards drawn", opening.cards, "");

    const choices = [];
    for (let index = 0; index < 10; index++) {
      await page.keyboard.press("F7");
      await page.waitForTimeout(100);
      choices.push(await page.evaluate(chooseOnce, index % 2 === 0 ? "Keep mine" : "Keep theirs"));
    }
    print("a choice until it is drawn, median", median(choices));
    print("a choice until it is drawn, worst of 10", Math.max(...choices));

    const scrolling = await page.evaluate(scrollThrough);
    print("scrolling 200 screens by half a screen a frame: median frame", scrolling.medianMs);
    print("scrolling: frames over 50 ms", scrolling.slow, ` of ${scrolling.frames}`);
  } finally {
    await browser.close();
  }
}

async function openArticle(browser) {
  const context = await browser.newContext({ baseURL: BASE_URL, viewport: { width: 1280, height: 900 } });
  const call = async (method, path, data) => {
    const response = await context.request.fetch(path, { method, data, timeout: TIMEOUT_MS });
    if (!response.ok()) throw new Error(`${method} ${path}: ${response.status()} ${await response.text()}`);
    return response.json();
  };
  await call("POST", "/api/users", { email: "bench@example.com", name: "Bench", password: PASSWORD });
  const { items } = await call("GET", "/api/spaces");
  const space = items[0] ?? (await call("POST", "/api/spaces", { name: "Bench" }));
  const texts = makeTexts();
  const article = await call("POST", "/api/articles", { spaceId: space.id, title: "A large article", body: texts.base });
  const page = await context.newPage();
  page.setDefaultTimeout(TIMEOUT_MS);
  await page.goto(`/articles/${article.id}`);
  await page.getByRole("textbox", { name: "Article text" }).waitFor();
  return { page, context, article, texts };
}

/** The same paragraphs three times, with a different word in every so many of them. */
function makeTexts() {
  const sentence = "This sentence fills the article with words, so that there is something to read and to compare. ";
  const paragraphCount = Math.floor(ARTICLE_BYTES / (sentence.length * 2 + 12));
  const every = Math.floor(paragraphCount / CONFLICTS);
  const write = (word) =>
    Array.from({ length: paragraphCount }, (_, index) => {
      const isClash = index % every === 0 && index / every < CONFLICTS;
      return `${index} ${isClash ? word : "plain"} ${sentence}${sentence}\n\n`;
    }).join("");
  return { base: write("before"), yours: write("mine"), theirs: write("theirs") };
}

async function makeConflicts(page, context, article, { yours, theirs }) {
  await context.setOffline(true);
  await page.getByRole("textbox", { name: "Article text" }).click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    document.querySelector(".cm-content").dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, yours);
  const response = await context.request.put(`/api/articles/${article.id}`, { data: { title: article.title, body: theirs, version: 1 }, timeout: TIMEOUT_MS });
  if (!response.ok()) throw new Error(`PUT: ${response.status()}`);
  await page.waitForTimeout(2_000);
  await context.setOffline(false);
  await page.getByRole("button", { name: "Resolve", exact: true }).waitFor();
  await page.waitForTimeout(2_000);
}

function observeLongTasks() {
  window.longTasks = [];
  new PerformanceObserver((list) => window.longTasks.push(...list.getEntries().map((entry) => entry.duration))).observe({ type: "longtask" });
}

async function openScreen() {
  window.longTasks.length = 0;
  const start = performance.now();
  [...document.querySelectorAll("button")].find((button) => button.textContent.trim() === "Resolve").click();
  while (!document.querySelector("[data-question]")) await new Promise((resolve) => requestAnimationFrame(resolve));
  const wallMs = performance.now() - start;
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  return { wallMs, longTasksMs: window.longTasks.reduce((sum, ms) => sum + ms, 0), cards: document.querySelectorAll("[data-question]").length };
}

async function chooseOnce(name) {
  const card = document.activeElement.closest("[data-question]") ?? document.querySelector("[data-question]");
  const button = [...card.querySelectorAll("button")].find((other) => other.textContent.startsWith(name));
  const start = performance.now();
  button.click();
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
  return performance.now() - start;
}

async function scrollThrough() {
  let scroller = document.querySelector("[data-question]");
  while (scroller && !/auto|scroll/.test(getComputedStyle(scroller).overflowY)) scroller = scroller.parentElement;
  scroller.scrollTop = 0;
  const frames = [];
  let last = performance.now();
  for (let frame = 0; frame < 400; frame++) {
    scroller.scrollTop += scroller.clientHeight / 2;
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const now = performance.now();
    frames.push(now - last);
    last = now;
  }
  frames.sort((a, b) => a - b);
  return { medianMs: frames[frames.length >> 1], slow: frames.filter((ms) => ms > 50).length, frames: frames.length };
}

function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

function print(label, value, unit = " ms") {
  process.stdout.write(`${label}: ${Math.round(value * 10) / 10}${unit}\n`);
}
