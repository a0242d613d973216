/** The figures by which engines are compared; docs/merge.md says what each means. */

import type { Case } from "./corpus";
import type { Answer } from "./rivals";

export type Row = {
  clean: number;
  cleanIsHuman: number;
  wrongWhereGitRight: number;
  asksWhereGitRight: number;
  gitConflictsClean: number;
  gitConflictsCleanIsHuman: number;
  /** Clean merges whose words do not add up, unless they stand where the engine reports a move. */
  conservationBreaks: number;
  /** Clean merges whose words add up only because they were moved and the engine says so. */
  reportedMoves: number;
  suggestedIsHuman: number;
  suggestedIsNot: number;
  /** The cases in which it is, or would be with yours first where both are kept one after the other. */
  suggestedIsHumanInTurn: number;
  /** Median of the cases in which the engine asks. */
  charactersToLookAt: number;
  /** The same, of the questions that have no answer filled in. */
  charactersUnanswered: number;
  /** Median of the cases in which git asks; those that the engine merges have none. */
  charactersOnGitConflicts: number;
  questions: number;
  questionsBeyondGit: number;
};

export const foldSpace = (text: string): string => text.replace(/\s+/g, " ").trim();

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}

/** The two texts that a person compares in a conflict. */
export const charactersOf = (answer: Answer): number =>
  answer.questions.reduce((sum, { yours, theirs }) => sum + yours.length + theirs.length, 0);

const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/** Words that stand too often or too seldom in `merged`: none in a merge that neither drops nor repeats. */
export function brokenWords({ base, yours, theirs }: Case, merged: string): string[] {
  const count = (text: string): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const [word] of text.matchAll(WORD)) counts.set(word, (counts.get(word) ?? 0) + 1);
    return counts;
  };
  const [b, y, t, m] = [count(base), count(yours), count(theirs), count(merged)];
  return [...new Set([...b.keys(), ...y.keys(), ...t.keys(), ...m.keys()])].filter((word) => {
    const before = b.get(word) ?? 0;
    const byYours = (y.get(word) ?? 0) - before;
    const byTheirs = (t.get(word) ?? 0) - before;
    const change = (m.get(word) ?? 0) - before;
    const sum = byYours + byTheirs;
    if (byYours * byTheirs <= 0) return change !== sum;
    const larger = Math.abs(byYours) > Math.abs(byTheirs) ? byYours : byTheirs;
    return change < Math.min(larger, sum) || change > Math.max(larger, sum);
  });
}

export function measure(cases: readonly Case[], git: readonly Answer[], answers: readonly Answer[]): Row {
  const row: Row = {
    clean: 0, cleanIsHuman: 0, wrongWhereGitRight: 0, asksWhereGitRight: 0, gitConflictsClean: 0,
    gitConflictsCleanIsHuman: 0, conservationBreaks: 0, reportedMoves: 0, suggestedIsHuman: 0, suggestedIsNot: 0,
    suggestedIsHumanInTurn: 0, charactersToLookAt: 0, charactersUnanswered: 0, charactersOnGitConflicts: 0, questions: 0, questionsBeyondGit: 0,
  };
  const characters: number[] = [];
  const unanswered: number[] = [];
  const onGitConflicts: number[] = [];
  const questions: number[] = [];
  const beyondGit: number[] = [];
  cases.forEach((merge, i) => {
    const answer = answers[i]!;
    const byGit = git[i]!;
    const isHuman = answer.text !== null && foldSpace(answer.text) === foldSpace(merge.resolved);
    const isGitRight = byGit.text === merge.resolved;
    if (byGit.text === null) onGitConflicts.push(charactersOf(answer));
    if (answer.text === null) {
      if (isGitRight) row.asksWhereGitRight++;
      characters.push(charactersOf(answer));
      unanswered.push(charactersOf({ ...answer, questions: answer.questions.filter(({ suggestion }) => suggestion === null) }));
      questions.push(answer.questions.length);
      beyondGit.push(answer.questions.length - byGit.questions.length);
      if (answer.suggested !== null) {
        const isSuggested = foldSpace(answer.suggested) === foldSpace(merge.resolved);
        if (isSuggested) row.suggestedIsHuman++;
        else row.suggestedIsNot++;
        if (isSuggested || foldSpace(answer.suggestedInTurn ?? "") === foldSpace(merge.resolved)) row.suggestedIsHumanInTurn++;
      }
      return;
    }
    row.clean++;
    if (isHuman) row.cleanIsHuman++;
    if (isGitRight && answer.text !== merge.resolved) row.wrongWhereGitRight++;
    if (byGit.text === null) {
      row.gitConflictsClean++;
      if (isHuman) row.gitConflictsCleanIsHuman++;
    }
    const broken = brokenWords(merge, answer.text);
    const moved = new Set((answer.moved ?? "").match(WORD));
    if (broken.some((word) => !moved.has(word))) row.conservationBreaks++;
    else if (broken.length > 0) row.reportedMoves++;
  });
  row.charactersToLookAt = median(characters);
  row.charactersUnanswered = median(unanswered);
  row.charactersOnGitConflicts = median(onGitConflicts);
  row.questions = median(questions);
  row.questionsBeyondGit = median(beyondGit);
  return row;
}
