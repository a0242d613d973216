import { renameSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { filesIn, put, startSetting, type Setting } from "./setting";

// Whatever two sides do, in whatever order: no line that anybody wrote goes, and none comes twice.
let s: Setting;
let runs = 0;
beforeAll(async () => (s = await startSetting()));
afterAll(() => s.stop());

const at = fc.nat({ max: 30 });
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant("write here" as const), which: at, line: at }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("write there" as const), which: at, line: at }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom("new here" as const, "new there" as const, "move here" as const, "move there" as const), which: at, line: at }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom("pull" as const, "push" as const), which: at, line: at }) },
);

/** The text with a line put in between two others, never into front matter. */
function insert(text: string, where: number, line: string): string {
  const from = /^---\n[^]*?\n---\n\n/.exec(text)?.[0].length ?? 0;
  const lines = text.slice(from).split("\n");
  lines.splice(where % lines.length, 0, line);
  return text.slice(0, from) + lines.join("\n");
}

/** Settles every conflict by keeping what both sides wrote, as a person could. */
async function settle(root: string): Promise<void> {
  for (const [path, text] of Object.entries(filesIn(root))) {
    if (!text.includes("<<<<<<< yours")) continue;
    put(root, path, text.replace(/^\|{7}[^]*?^={7}\n/gm, "").replace(/^[<>]{7} .*\n/gm, ""));
  }
  const { here } = JSON.parse((await s.concord(root, "status --local --json")).out) as { here: { kind: string; path: string }[] };
  for (const { path } of here.filter(({ kind }) => kind === "conflict")) await s.concord(root, `resolve ${path}`);
}

test("random edits on both sides lose no line", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 18 }), async (steps) => {
      runs += 1;
      const space = (await s.alice.post("/api/spaces", { name: `Run ${runs}` })).json();
      s.space = space.id;
      const root = s.folder();
      for (const name of ["A", "B"]) await s.add({ title: name, body: Array.from({ length: 8 }, (_, i) => `${name} ${i} of run ${runs}.\n`).join("\n") });
      await s.concord(root, `pull ${space.slug} ${root}`);
      const written: string[] = [];
      const say = (i: number): string => {
        written.push(`Word${i} of ${runs}x${i}.`);
        return written.at(-1)!;
      };
      const listed = async () => (await s.alice.get(`/api/articles?space=${s.space}&limit=100&sort=createdAt`)).json().items as { id: string }[];

      for (const [i, { do: what, which, line }] of steps.entries()) {
        const paths = Object.keys(filesIn(root));
        const path = paths[which % paths.length]!;
        const articles = await listed();
        const { id } = articles[which % articles.length]!;
        if (what === "write here") put(root, path, insert(filesIn(root)[path]!, line, say(i)));
        else if (what === "write there") await s.patch(id, { body: insert((await s.read(id)).body, line, say(i)) });
        else if (what === "new here") put(root, `new-${i}.md`, `${say(i)}\n`);
        else if (what === "new there") await s.add({ title: `New ${i}`, body: `${say(i)}\n` });
        else if (what === "move here") renameSync(join(root, path), join(root, `moved-${i}.md`));
        else if (what === "move there") await s.patch(id, { slug: `there-${i}` });
        else {
          await s.concord(root, what);
          await settle(root);
        }
      }
      for (let round = 0; round < 4; round += 1) {
        await s.concord(root, "pull");
        await settle(root);
        await s.concord(root, "push");
        await settle(root);
      }
      const bodies = await Promise.all((await listed()).map(async ({ id }) => (await s.read(id)).body));
      const all = bodies.join("\n").split("\n");
      for (const line of written) expect([line, all.filter((one) => one === line).length]).toEqual([line, 1]);
      expect(JSON.parse((await s.concord(root, "status --json")).out)).toMatchObject({ here: [], there: [] });
      const fresh = s.folder();
      await s.concord(fresh, `pull ${space.slug} ${fresh}`);
      const sorted = (folder: string): string[] => Object.values(filesIn(folder)).map((text) => text.replace(/^---\n[^]*?\n---\n\n/, "")).sort();
      expect(sorted(root)).toEqual(sorted(fresh));
    }),
    { numRuns: Number(process.env.CLI_RUNS ?? 12) },
  );
}, 300_000);
