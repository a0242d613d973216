import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { createArticleRepository } from "../articles/repository";
import { bundleWriterThread } from "../testing/writer-thread";
import { openDatabase } from "./open";

// On the real disk, unlike other suites: this one is about what survives.
const folder = mkdtempSync(join(tmpdir(), "concord-kill-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Starts the saver, kills it in the middle of its work, and returns the last version of each article that it acknowledged. */
function killAfter(path: string, acknowledgements: number, rest: string[]): Promise<Map<string, number>> {
  const child = spawn(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "lib/testing/endless-saver.ts", path, ...rest],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
    if (text.split("\n").length > acknowledgements) child.kill("SIGKILL");
  });
  return new Promise((resolve) => child.once("close", () => resolve(new Map(text.trimEnd().split("\n").map((line) => [line.split(" ")[0]!, Number(line.split(" ")[1])])))));
}

test.each(["on the same thread", "in a thread of its own"])("whatever a writer %s acknowledged is there after kill -9, whole", async (place) => {
  const rest = place === "on the same thread" ? [] : [(await bundleWriterThread(folder)).href];
  for (const acknowledgements of [6, 23, 60]) {
    const path = join(folder, `${rest.length}-${acknowledgements}.db`);
    const acknowledged = await killAfter(path, acknowledgements, rest);
    expect(acknowledged.size).toBe(4);
    const database = await openDatabase({ kind: "sqlite", path });
    const articles = createArticleRepository(database);
    for (const [id, version] of acknowledged) {
      const head = (await articles.find(id))!;
      // One more may have been committed without its acknowledgement having got out.
      expect([version, version + 1]).toContain(head.version);
      expect(await database.db.revision.count({ where: { articleId: id } })).toBe(head.version);
      expect(await database.db.change.count({ where: { articleId: id } })).toBe(head.version);
      expect((await articles.findRevision(id, version))?.body).toMatch(new RegExp(`^Version ${version}\n`));
      expect((await articles.findRevision(id, head.version))?.body).toBe(head.body);
    }
    expect(await database.db.$queryRawUnsafe<unknown[]>("PRAGMA integrity_check")).toEqual([{ integrity_check: "ok" }]);
    await database.close();
  }
}, 60_000);
