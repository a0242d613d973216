import { build } from "esbuild";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createMerger, MergePoolBusyError } from "./index";
import { MergePool } from "./pool";
import { diffLines, mergeArticle, unifiedDiff } from "../merge";

const directory = mkdtempSync(join(tmpdir(), "concord-pool-"));
const workerUrl = pathToFileURL(join(directory, "worker.mjs"));
const crashingUrl = pathToFileURL(join(directory, "crashing.mjs"));
const recoveringUrl = pathToFileURL(join(directory, "recovering.mjs"));
const silentUrl = pathToFileURL(join(directory, "silent.mjs"));

beforeAll(async () => {
  await build({
    entryPoints: [fileURLToPath(new URL("./worker.ts", import.meta.url))], outfile: fileURLToPath(workerUrl),
    bundle: true, platform: "node", format: "esm", logLevel: "error",
  });
  writeFileSync(crashingUrl, `import { parentPort } from "node:worker_threads"; parentPort.on("message", () => process.exit(3));`);
  writeFileSync(recoveringUrl, `
    import { existsSync, writeFileSync } from "node:fs"; import { parentPort } from "node:worker_threads";
    const flag = ${JSON.stringify(join(directory, "crashed"))};
    if (existsSync(flag)) await import(${JSON.stringify(workerUrl.href)});
    else parentPort.on("message", () => { writeFileSync(flag, ""); process.exit(3); });`);
  writeFileSync(silentUrl, `import { parentPort } from "node:worker_threads"; parentPort.on("message", () => {});`);
});
afterAll(() => rmSync(directory, { recursive: true }));

const article = (body: string) => ({ title: "T", body, tags: ["a"] });
const lines = Array.from({ length: 20_000 }, (_, i) => `line ${i}`);
const edited = (at: number): string => lines.map((line, i) => (i === at ? `${line} edited` : line)).join("\n");
const large = { base: article(lines.join("\n")), yours: article(edited(10)), theirs: article(edited(15_000)) };

const labels = { fromLabel: "a", toLabel: "b" };
const ask = (pool: MergePool): Promise<unknown> => pool.run({ kind: "diff" }, [lines.join("\n"), lines.join("\n")]);

describe("merge pool", () => {
  it("gives what mergeArticle gives", async () => {
    const merger = createMerger({ workerUrl });
    expect(await merger.merge(large)).toEqual(mergeArticle(large));
    await merger.close();
  });
  it("merges inline without a worker", async () => expect((await createMerger(null).merge(large)).clean).toBe(true));
  it("keeps many merges apart", async () => {
    const merger = createMerger({ workerUrl, maxWorkers: 2 });
    const merges = await Promise.all([1, 2, 3, 4, 5].map((i) => merger.merge({ ...large, yours: article(edited(i * 100)) })));
    await merger.close();
    expect(merges.map(({ merged }) => merged.body.indexOf("edited"))).toEqual([...merges.keys()].map((i) => edited((i + 1) * 100).indexOf("edited")));
  });
  it("brings conflicts back whole", async () => {
    const merger = createMerger({ workerUrl });
    const clash = { ...large, yours: { ...article(edited(10).replace("line 40", "mine")), title: "Y" }, theirs: { ...article(edited(12).replace("line 40", "other")), title: "Z" } };
    const merge = await merger.merge(clash);
    await merger.close();
    expect(merge.conflicts.map(({ field }) => field)).toEqual(["title", "body"]);
    expect(merge).toEqual(mergeArticle(clash));
  });
  it("brings parts larger than a message back whole", async () => {
    const merger = createMerger({ workerUrl });
    const rewritten = { ...large, theirs: article(lines.map((line) => `${line} \u{1F600}`).join("\n")) };
    expect(await merger.merge(rewritten)).toEqual(mergeArticle(rewritten));
    expect(await merger.diffLines(large.base.body, rewritten.theirs.body)).toEqual(diffLines(large.base.body, rewritten.theirs.body));
    await merger.close();
  });
  it("compares as the engine does", async () => {
    const merger = createMerger({ workerUrl });
    const [before, after] = [large.base.body, edited(7000)];
    expect(await merger.diffLines(before, after)).toEqual(diffLines(before, after));
    expect(await merger.unifiedDiff(before, after, labels)).toBe(unifiedDiff(before, after, labels));
    expect(await merger.diffLines(before, before)).toEqual([]);
    await merger.close();
  });
  it("compares inline without a worker", async () => expect(await createMerger(null).unifiedDiff("a\n", "b\n", labels)).toContain("-a\n+b\n"));
  it("rejects what its worker died of, and goes on", async () => {
    const pool = new MergePool({ workerUrl: crashingUrl, maxWorkers: 1, maxQueued: 4 });
    await expect(Promise.allSettled([ask(pool), ask(pool)])).resolves.toMatchObject([{ status: "rejected" }, { status: "rejected" }]);
    await pool.close();
  });
  it("answers the next one from a new worker", async () => {
    const pool = new MergePool({ workerUrl: recoveringUrl, maxWorkers: 1, maxQueued: 4 });
    await expect(Promise.allSettled([ask(pool), ask(pool)])).resolves.toMatchObject([{ status: "rejected" }, { status: "fulfilled", value: [] }]);
    await pool.close();
  });
  it("refuses what the queue cannot hold", async () => {
    const pool = new MergePool({ workerUrl: silentUrl, maxWorkers: 1, maxQueued: 1 });
    const waiting = [ask(pool), ask(pool)].map((answer) => answer.catch((error: Error) => error.message));
    await expect(ask(pool)).rejects.toBeInstanceOf(MergePoolBusyError);
    await pool.close();
    expect(await Promise.all(waiting)).toEqual(["the merge pool is closed", "the merge pool is closed"]);
  });
  it("refuses after it was closed", async () => {
    const pool = new MergePool({ workerUrl: silentUrl, maxWorkers: 1, maxQueued: 1 });
    await pool.close();
    await expect(ask(pool)).rejects.toThrow("closed");
  });
});
