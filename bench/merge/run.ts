/**
 * Concord beside `git merge-file --diff3` and node-diff3 on real merges, in one run.
 * `npm run bench:merge [corpus.jsonl.gz]`
 */

import { charactersOf, measure, median, type Row } from "./measure";
import { DEFAULT_CORPUS, loadCorpus, type Case } from "./corpus";
import { concord, nodeDiff3, openGit, type Answer } from "./rivals";

const COLUMNS: readonly [label: string, of: (row: Row) => string][] = [
  ["clean", (row) => `${row.clean}`],
  ["= human's", (row) => `${row.cleanIsHuman}`],
  ["wrong where git right", (row) => `${row.wrongWhereGitRight}`],
  ["asks where git right", (row) => `${row.asksWhereGitRight}`],
  ["git's conflicts: clean", (row) => `${row.gitConflictsClean}`],
  ["… = human's", (row) => share(row.gitConflictsCleanIsHuman, row.gitConflictsClean)],
  ["all suggestions = human's", (row) => `${row.suggestedIsHuman} of ${row.suggestedIsHuman + row.suggestedIsNot}`],
  ["… with either order", (row) => `${row.suggestedIsHumanInTurn}`],
  ["conservation breaks", (row) => `${row.conservationBreaks} (and ${row.reportedMoves} reported moves)`],
  ["characters to look at", (row) => `${row.charactersToLookAt}`],
  ["… without an answer filled in", (row) => `${row.charactersUnanswered}`],
  ["… of git's conflicts, all", (row) => `${row.charactersOnGitConflicts}`],
  ["questions (beyond git's)", (row) => `${row.questions} (${row.questionsBeyondGit})`],
];

const share = (part: number, whole: number): string =>
  whole === 0 ? "–" : `${part} (${((100 * part) / whole).toFixed(1)} %)`;

type Timed = { name: string; answers: Answer[]; slowestMs: number };

function runAll(name: string, cases: readonly Case[], merge: (input: Case) => Answer): Timed {
  let slowestMs = 0;
  const answers = cases.map((input) => {
    const start = performance.now();
    const answer = merge(input);
    slowestMs = Math.max(slowestMs, performance.now() - start);
    return answer;
  });
  return { name, answers, slowestMs };
}

function main(): void {
  const path = process.argv[2] ?? DEFAULT_CORPUS;
  const cases = loadCorpus(path);
  if (cases === null) {
    console.log(`bench:merge: no corpus at ${path}; nothing was measured.`);
    return;
  }
  const git = openGit();
  if (git === null) {
    console.log("bench:merge: git is not installed, and everything is measured against it; nothing was measured.");
    return;
  }
  const byGit = runAll("git merge-file --diff3", cases, (input) => git.merge(input));
  git.close();
  const engines = [byGit, runAll("node-diff3, by line", cases, nodeDiff3), runAll("Concord", cases, concord)];
  const rows = engines.map(({ answers }) => measure(cases, byGit.answers, answers));
  const conflicts = byGit.answers.filter(({ text }) => text === null);
  console.log(`${cases.length} merges, ${conflicts.length} of them conflicts for git (${median(conflicts.map(charactersOf))} characters to look at in the median one)\n`);
  const width = 30;
  console.log("".padEnd(28) + engines.map(({ name }) => name.padEnd(width)).join(""));
  for (const [label, of] of COLUMNS) console.log(label.padEnd(28) + rows.map((row) => of(row).padEnd(width)).join(""));
  console.log("slowest case".padEnd(28) + engines.map(({ slowestMs }) => `${slowestMs.toFixed(0)} ms`.padEnd(width)).join(""));
  printByRepository(cases, byGit.answers, engines[2]!.answers);
}

/** The same figures by repository: an engine tuned to one of them would show here. */
function printByRepository(cases: readonly Case[], git: readonly Answer[], answers: readonly Answer[]): void {
  console.log("\nConcord on git's conflicts, by repository");
  for (const repo of new Set(cases.map((merge) => merge.repo))) {
    const of = <T>(list: readonly T[]): T[] => list.filter((_, i) => cases[i]!.repo === repo);
    const row = measure(of(cases), of(git), of(answers));
    console.log(`${repo.padEnd(40)} clean ${String(row.gitConflictsClean).padStart(3)}, = human's ${share(row.gitConflictsCleanIsHuman, row.gitConflictsClean)}`);
  }
}

main();
