/** Real merges, each with the text that a person committed; see docs/merge.md for where they come from. */

import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

export type Case = { id: string; repo: string; path: string; base: string; yours: string; theirs: string; resolved: string };

export const DEFAULT_CORPUS = fileURLToPath(new URL("../../../shared/corpus/dev.jsonl.gz", import.meta.url));

/** The cases of a corpus file, or null when it is not there. */
export function loadCorpus(path: string = DEFAULT_CORPUS): Case[] | null {
  if (!existsSync(path)) return null;
  return gunzipSync(readFileSync(path)).toString("utf8").split("\n").filter(Boolean).map((line) => {
    const { id, repo, path: file, base, ours, theirs, resolved } = JSON.parse(line) as Record<string, string>;
    return { id, repo, path: file, base, yours: ours, theirs, resolved } as Case;
  });
}
