import type { FolderStore } from "./folder/store";
import { compareLocal, type LocalState } from "./local";
import { planPull, type PullAction } from "./plan-pull";
import { runPull } from "./pull-run";
import { readRemote } from "./remote";
import type { Report } from "./report";
import type { Server } from "./server";
import { settleCreations } from "./settle-creations";

/** Rounds until folder and space hold still; each further one needs a change made while the last one ran. */
const ROUNDS = 5;

/** What a pull touches: everything, or only files that were changed here and on the server (`paths` null: all of them). */
export type PullScope = { kind: "all" } | { kind: "changedOnBothSides"; paths: ReadonlySet<string> | null };

/** Brings the folder in step with the space. What is changed here stays, merged with what is new there. Tells of each step as it is done. */
export async function pull(server: Server, store: FolderStore, scope: PullScope, report: Report): Promise<void> {
  await settleCreations(server, store, store.scan().files);
  for (let round = 0; round < ROUNDS; round += 1) {
    const { local, others } = readLocal(store);
    const actions = planPull(local, await readRemote(server, store), others).filter((action) => isInScope(action, scope));
    if (!(await runPull(server, store, actions, local.newFiles, report)).isUnsteady) return;
  }
  report({ kind: "busy", path: ".", note: "files or articles keep changing while they are fetched. Run the command again in a moment", isFailed: true });
}

/** The folder as it is now, and the paths in it that are no articles. */
export function readLocal(store: FolderStore): { local: LocalState; others: string[] } {
  const { files, others } = store.scan();
  return { local: compareLocal([...store.entries.values()], [...store.creating.values()], files), others };
}

function isInScope(action: PullAction, scope: PullScope): boolean {
  if (scope.kind === "all") return true;
  if (action.kind !== "update" || action.local.changed.length === 0) return false;
  return scope.paths === null || scope.paths.has(action.local.file.path);
}
