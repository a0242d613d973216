/** Every reason that the types name, each with a merge that gives it. A reason without a case is a type error. */

import { describe, expect, it } from "vitest";
import { mergeText, type CleanReason, type ConflictReason, type MergeInput, type SuggestionReason } from "../index";

type Case = [base: string, yours: string, theirs: string];
const merge = ([base, yours, theirs]: Case) => mergeText({ base, yours, theirs } satisfies MergeInput).regions;

const PARAGRAPH = "The quick brown fox jumps over one lazy dog.\n";
const LONG = "Once upon a time there lived a king who had twelve daughters and no sleep.\n";
const words = (name: string): string => Array.from({ length: 9_000 }, (_, i) => `${name}${i}`).join(" ");

const CLEAN: Record<CleanReason, Case> = {
  "one-side": ["a\n\nb\n", "a!\n\nb\n", "a\n\nb\n"],
  "same-change": ["a\n", "b\n", "b\n"],
  "separate-words": ["one two three\n", "ONE two three\n", "one two THREE\n"],
  "white-space": ["one two three four\n", "one two\nthree four\n", "one two three FOUR\n"],
  moved: [`a\n\n${PARAGRAPH}\nb\n\nc\n`, `a\n\nb\n\nc\n\n${PARAGRAPH}`, `a\n\n${PARAGRAPH}\nb\n\nc\n\n${PARAGRAPH}`],
  "separate-keys": ["---\na: 1\nb: 2\n---\n", "---\na: 9\nb: 2\n---\n", "---\na: 1\nb: 3\n---\n"],
};

const CONFLICT: Record<ConflictReason, Case> = {
  "same-words": ["one two\n", "ONE two\n", "eins two\n"],
  "edits-touch": ["one two three\n", "ONE two three\n", "one TWO three\n"],
  "both-inserted": ["a\n\nz\n", "a\n\nmine\n\nz\n", "a\n\nother\n\nz\n"],
  "deleted-and-edited": ["a\n\nb c d\n\ne\n", "a\n\ne\n", "a\n\nb c x\n\ne\n"],
  "moved-and-edited": [`a\n\n${PARAGRAPH}\nb\n\nc\n`, `a\n\nb\n\nc\n\n${PARAGRAPH}`, `a\n\n${PARAGRAPH.replace("lazy", "idle")}\nb\n\nc\n`],
  "said-twice": ["one two three four five\n", `one two ${PARAGRAPH.trim()} three four five\n`, `one two three four ${PARAGRAPH.trim()} five\n`],
  structure: ["# How to brew tea\n", "# Why to brew tea\n", "# How to brew coffee\n"],
  rewritten: [LONG, "A ruler without rest was the father of a dozen girls.\n", "In days of old, some monarch kept waking because his children danced.\n"],
  "too-large": [words("b"), words("y"), words("t")],
};

const SUGGESTION: Record<SuggestionReason, [Case, suggestion: string]> = {
  "keep-both": [["# x\n", "# x\n- mine\n", "# x\n- other\n"], "- other\n- mine"],
  "keep-both-sorted": [["- a\n- b\n- e\n", "- a\n- b\n- c\n- e\n", "- a\n- b\n- d\n- e\n"], "- c\n- d"],
  "keep-added": [["- a\n- b\n- c\n", "- a\n- c\n", "- a\n- new\n- b\n- c\n"], "- new\n"],
  "combine-words": [["one two\n", "ONE two\n", "one TWO\n"], "ONE TWO"],
  "edit-follows-move": [CONFLICT["moved-and-edited"], ""],
  "counted-anew": [["1. a b\n2. c d\n", "1. x y\n2. a b\n3. c d\n", "1. a b\n2. c d\n3. e f\n"], "3. c d\n4. e f"],
  "in-new-form": [["- a b\n- c d\n", "  - a b\n  - c d\n", "- a b\n- c d\n- e f\n"], "  - c d\n  - e f"],
  "one-holds-both": [["a z\n", "a milk z\n", "a cold milk z\n"], " cold milk"],
  "white-space-only": [["```\na b c d\n```\n", "```\na    b c d\n```\n", "```\na b  c d\n```\n"], "    b  "],
};

describe("a clean piece says", () => {
  for (const [reason, input] of Object.entries(CLEAN)) it(reason, () => expect(merge(input).map((region) => region.reason)).toContain(reason));
});

describe("a question says", () => {
  for (const [reason, input] of Object.entries(CONFLICT)) it(reason, () => expect(merge(input).find(({ kind }) => kind === "conflict")).toMatchObject({ reason }));
});

describe("a suggestion says", () => {
  for (const [suggestionReason, [input, suggestion]] of Object.entries(SUGGESTION)) {
    it(suggestionReason, () => expect(merge(input).find(({ kind }) => kind === "conflict")).toMatchObject({ suggestionReason, suggestion }));
  }
});
