/** How much time of the processor `git merge-file` takes, net of starting a process. */

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Input } from "./rivals";

export type TimedGit = {
  /** Where the three files are. */
  folder: string;
  write(input: Input): void;
  /** Processor milliseconds of one merge: `count` runs of it, less as many runs on empty files. */
  measure(count: number): number;
  close(): void;
};

export function openTimedGit(): TimedGit | null {
  if (spawnSync("git", ["--version"]).status !== 0 || spawnSync("bash", ["-c", ":"]).status !== 0) return null;
  const root = mkdtempSync(join(tmpdir(), "concord-speed-"));
  const [folder, empty] = [join(root, "merge"), join(root, "empty")];
  const fill = (into: string, { base, yours, theirs }: Input): void => {
    mkdirSync(into, { recursive: true });
    for (const [name, text] of Object.entries({ base, yours, theirs })) writeFileSync(join(into, name), text);
  };
  fill(empty, { base: "", yours: "", theirs: "" });
  // A shell starts the runs and knows what its children took, to the millisecond.
  const run = (cwd: string, count: number): number => {
    const script = `TIMEFORMAT='%3U %3S'; time for ((i = 0; i < ${count}; i++)); do git merge-file -p --diff3 yours base theirs >/dev/null 2>&1; done`;
    const { stderr } = spawnSync("bash", ["-c", script], { cwd, encoding: "utf8" });
    const [user, system] = stderr.trim().split(" ").map(Number) as [number, number];
    return (user + system) * 1000;
  };
  return {
    folder,
    write: (input) => fill(folder, input),
    measure: (count) => (run(folder, count) - run(empty, count)) / count,
    close: () => rmSync(root, { recursive: true, force: true }),
  };
}
