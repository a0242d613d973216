import fc from "fast-check";
import { expect, test } from "vitest";
import { tellMerge } from "@/lib/history/merge-outcome";
import { mergeText } from "@/lib/merge";
import { passagesOf, type Passage } from "./passages";

const show = (passage: Passage) => {
  switch (passage.kind) {
    case "same":
      return `= ${passage.text}`;
    case "changes":
      return `~ ${passage.stretches.map((stretch) => (stretch.kind === "same" ? stretch.text : `[${stretch.before}>${stretch.after}]`)).join("")}`;
    case "conflict":
      return `! ${passage.before}|${passage.part.result}|${passage.after}`;
  }
};
const tell = (base: string, yours: string, theirs: string, saved: string) => passagesOf(tellMerge({ base, yours, theirs }, saved)).map(show);

test("a line that one side changed stands as a whole between unchanged lines", () => {
  expect(tell("one\ntwo\nthree\n", "one\nTWO\nthree\n", "one\ntwo\nthree\n", "one\nTWO\nthree\n")).toEqual(["= one\n", "~ [two\n>TWO\n]", "= three\n"]);
});

test("several changes of one line stay in their line", () => {
  const base = "before\nthe fair opens on Saturday in the old hall\nafter\n";
  const yours = base.replace("fair", "feast");
  const theirs = base.replace("Saturday", "Sunday");
  const saved = yours.replace("Saturday", "Sunday");
  expect(tell(base, yours, theirs, saved)).toEqual(["= before\n", "~ the [fair>feast] opens on [Saturday>Sunday] in the old hall\n", "= after\n"]);
});

test("a conflict comes with the rest of its line, and is counted", () => {
  const base = "before\nthe fair opens on Saturday in the old hall\nafter\n";
  const passages = passagesOf(tellMerge({ base, yours: base.replace("Saturday", "Friday"), theirs: base.replace("Saturday", "Sunday") }, base.replace("Saturday", "Friday")));
  expect(passages.map(show)).toEqual(["= before\n", "! the fair opens on |Friday| in the old hall\n", "= after\n"]);
  expect(passages[1]).toMatchObject({ number: 1 });
});

test("of a merge without a conflict, nothing that was saved is left out, and nothing comes twice", () => {
  const line = fc.constantFrom("a\n", "a longer line of words\n", "another line that says more\n", "\n", "b\r\n", "end");
  const text = fc.array(line, { maxLength: 10 }).map((lines) => lines.join(""));
  fc.assert(
    fc.property(text, text, text, (base, yours, theirs) => {
      const merged = mergeText({ base, yours, theirs }).text;
      if (merged === null) return;
      const passages = passagesOf(tellMerge({ base, yours, theirs }, merged));
      const saved = passages.flatMap((passage) => (passage.kind === "changes" ? passage.stretches.map((stretch) => (stretch.kind === "same" ? stretch.text : stretch.result)) : passage.kind === "same" ? [passage.text] : []));
      expect(saved.join("")).toBe(merged);
    }),
  );
});
