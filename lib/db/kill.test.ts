import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { createArticleRepository } from "../articles/repository";
import { openDatabase } from "./open";

// On the real disk, unlike other suites: this one is about what survives.
const folder = mkdtempSync(join(tmpdir(), "concord-kill-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Starts the saver, kills it in the middle of its work, and returns the last version it acknowledged. */
function killAfter(path: string, acknowledgements: number): Promise<number> {
  const child = spawn(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "lib/testing/endless-saver.ts", path],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
    if (text.split("\n").length > acknowledgements) child.kill("SIGKILL");
  });
  return new Promise((resolve) => child.once("close", () => resolve(Number(text.trimEnd().split("\n").at(-1)))));
}

test("whatever was acknowledged is there after kill -9, whole", async () => {
  for (const acknowledgements of [1, 23, 60]) {
    const path = join(folder, `${acknowledgements}.db`);
    const acknowledged = await killAfter(path, acknowledgements);
    expect(acknowledged).toBeGreaterThan(acknowledgements);
    const { db, close } = await openDatabase({ kind: "sqlite", path });
    const articles = createArticleRepository(db);
    const head = (await articles.find("kept"))!;
    // One more may have been committed without its acknowledgement having got out.
    expect([acknowledged, acknowledged + 1]).toContain(head.version);
    expect(await db.revision.count()).toBe(head.version);
    expect(await db.change.count()).toBe(head.version);
    expect((await articles.findRevision("kept", acknowledged))?.body).toMatch(new RegExp(`^Version ${acknowledged}\n`));
    expect((await articles.findRevision("kept", head.version))?.body).toBe(head.body);
    expect(await db.$queryRawUnsafe<unknown[]>("PRAGMA integrity_check")).toEqual([{ integrity_check: "ok" }]);
    await close();
  }
}, 60_000);
