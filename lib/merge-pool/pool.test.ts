import { build } from "esbuild";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createMerger, MergePoolBusyError } from "./index";
import { MergePool } from "./pool";
import { mergeArticle } from "../merge";

const directory = mkdtempSync(join(tmpdir(), "concord-pool-"));
const workerUrl = pathToFileURL(join(directory, "worker.mjs"));
const crashingUrl = pathToFileURL(join(directory, "crashing.mjs"));
const silentUrl = pathToFileURL(join(directory, "silent.mjs"));

beforeAll(async () => {
  await build({
    entryPoints: [fileURLToPath(new URL("./worker.ts", import.meta.url))], outfile: fileURLToPath(workerUrl),
    bundle: true, platform: "node", format: "esm", logLevel: "error",
  });
  writeFileSync(crashingUrl, `import { parentPort } from "node:worker_threads"; parentPort.on("message", () => process.exit(3));`);
  writeFileSync(silentUrl, `import { parentPort } from "node:worker_threads"; parentPort.on("message", () => {});`);
});
afterAll(() => rmSync(directory, { recursive: true }));

const article = (body: string) => ({ title: "T", body, tags: ["a"] });
const lines = Array.from({ length: 20_000 }, (_, i) => `line ${i}`);
const edited = (at: number): string => lines.map((line, i) => (i === at ? `${line} edited` : line)).join("\n");
const large = { base: article(lines.join("\n")), yours: article(edited(10)), theirs: article(edited(15_000)) };

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
  it("rejects the merge whose worker died, and goes on", async () => {
    const pool = new MergePool({ workerUrl: crashingUrl, maxWorkers: 1, maxQueued: 4 });
    await expect(Promise.allSettled([pool.run(large), pool.run(large)])).resolves.toMatchObject([{ status: "rejected" }, { status: "rejected" }]);
    await pool.close();
  });
  it("refuses what the queue cannot hold", async () => {
    const pool = new MergePool({ workerUrl: silentUrl, maxWorkers: 1, maxQueued: 1 });
    const waiting = [pool.run(large), pool.run(large)].map((merge) => merge.catch((error: Error) => error.message));
    await expect(pool.run(large)).rejects.toBeInstanceOf(MergePoolBusyError);
    await pool.close();
    expect(await Promise.all(waiting)).toEqual(["the merge pool is closed", "the merge pool is closed"]);
  });
});
