/** Other engines, brought to one shape: a list of conflicts and the text when there are none. */

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { diff3Merge } from "node-diff3";
import { mergeText, resolveConflict, type Conflict } from "../../lib/merge";

export type Question = { base: string; yours: string; theirs: string; suggestion: string | null };
export type Answer = {
  text: string | null;
  questions: Question[];
  /** The text when every suggestion is taken; null if a conflict has none. */
  suggested: string | null;
  /** The same with the two texts in the other order wherever both are kept one after the other. */
  suggestedInTurn?: string | null;
  /** What stands in the places that the engine reports as moved. */
  moved?: string;
};
export type Input = { base: string; yours: string; theirs: string };

export function concord(input: Input): Answer {
  const { text, regions } = mergeText(input);
  const questions = regions.filter((region) => region.kind === "conflict");
  const parts = regions.map((region) => (region.kind === "stable" ? region.text : region.suggestion));
  const moved = regions.flatMap((region) => (region.reason === "moved" && region.kind === "stable" ? [`${region.text} ${region.replaced}`] : []));
  const suggested = questions.length === 0 || parts.includes(null) ? null : parts.join("");
  const suggestedInTurn = suggested && regions.map((region) => (region.kind === "stable" ? region.text : inTurn(region))).join("");
  return { text, questions, suggested, suggestedInTurn, moved: moved.join(" ") };
}

/** The suggestion of a question, with yours first where it has theirs first. */
function inTurn(conflict: Conflict): string {
  return conflict.suggestionReason === "keep-both" ? resolveConflict(conflict, { kind: "both", first: "yours" }) : conflict.suggestion!;
}

export function nodeDiff3({ base, yours, theirs }: Input): Answer {
  const lines = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const questions: Question[] = [];
  let text = "";
  for (const block of diff3Merge(lines(yours), lines(base), lines(theirs), { excludeFalseConflicts: true })) {
    if (block.ok) text += block.ok.join("");
    else if (block.conflict) {
      const { a, o, b } = block.conflict;
      questions.push({ yours: a.join(""), base: o.join(""), theirs: b.join(""), suggestion: null });
    }
  }
  return { text: questions.length === 0 ? text : null, questions, suggested: null };
}

const MARKER_SIZE = 61;

/** `git merge-file --diff3` in a directory of its own; null when git is not installed. */
export function openGit(): { merge(input: Input): Answer; close(): void } | null {
  if (spawnSync("git", ["--version"]).status !== 0) return null;
  const directory = mkdtempSync(join(tmpdir(), "concord-bench-"));
  return {
    merge(input) {
      for (const side of ["base", "yours", "theirs"] as const) writeFileSync(join(directory, side), input[side]);
      const { stdout } = spawnSync(
        "git",
        ["merge-file", "-p", "--diff3", `--marker-size=${MARKER_SIZE}`, "-L", "", "-L", "", "-L", "", "yours", "base", "theirs"],
        { cwd: directory, maxBuffer: 1 << 28, encoding: "utf8" },
      );
      return readMarkers(stdout);
    },
    close: () => rmSync(directory, { recursive: true, force: true }),
  };
}

function readMarkers(output: string): Answer {
  const questions: Question[] = [];
  const marker = (sign: string): string => sign.repeat(MARKER_SIZE);
  let text = "";
  let part: "yours" | "base" | "theirs" | null = null;
  let question: Question = { base: "", yours: "", theirs: "", suggestion: null };
  for (const line of output.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    if (line.startsWith(marker("<"))) {
      part = "yours";
      question = { base: "", yours: "", theirs: "", suggestion: null };
    } else if (part !== null && line.startsWith(marker("|"))) part = "base";
    else if (part !== null && line.startsWith(marker("="))) part = "theirs";
    else if (part !== null && line.startsWith(marker(">"))) {
      questions.push(question);
      part = null;
    } else if (part !== null) question[part] += line;
    else text += line;
  }
  return { text: questions.length === 0 ? text : null, questions, suggested: null };
}
