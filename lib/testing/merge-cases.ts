import { loadCorpus } from "../../bench/merge/corpus";

/** Three texts of one merge, with a name for the message of a failing test. */
export type MergeCase = { id: string; base: string; yours: string; theirs: string };

const NOTES = "# Fair\n\nThe fair opens on Saturday at ten. Everybody brings a cake.\n\n- tables\n- chairs\n- a tent\n\n| who | what |\n| --- | --- |\n| Ann | coffee |\n";

const change = (id: string, yours: [from: string, to: string][], theirs: [from: string, to: string][]): MergeCase => {
  const edited = (edits: [string, string][]) => edits.reduce((text, [from, to]) => text.replaceAll(from, to), NOTES);
  return { id, base: NOTES, yours: edited(yours), theirs: edited(theirs) };
};

/** One merge of each sort: clean, suggested, asked; words, sentences, items, rows; deletions and moves; other line ends. */
const MERGE_CASES: readonly MergeCase[] = [
  change("separate words of one line", [["Saturday", "Sunday"]], [["cake", "salad"]]),
  change("the same change", [["Saturday", "Sunday"]], [["Saturday", "Sunday"]]),
  change("two words for one", [["Saturday", "Sunday"]], [["Saturday", "Friday"]]),
  change("two questions and a change of each", [["at ten", "at noon"], ["coffee", "tea"], ["# Fair", "# Spring fair"]], [["at ten", "at nine"], ["coffee", "juice"], ["a cake", "cakes"]]),
  change("two items at one place", [["- a tent\n", "- a tent\n- benches\n"]], [["- a tent\n", "- a tent\n- lamps\n"]]),
  change("two rows at one place", [["coffee |\n", "coffee |\n| Ben | plates |\n"]], [["coffee |\n", "coffee |\n| Cleo | cups |\n"]]),
  change("a deletion that meets an edit", [["- tables\n- chairs\n- a tent\n\n", ""]], [["- chairs", "- chairs and benches"]]),
  change("a moved paragraph that was edited", [["The fair opens on Saturday at ten. Everybody brings a cake.\n\n", ""], ["coffee |\n", "coffee |\n\nThe fair opens on Saturday at ten. Everybody brings a cake.\n"]], [["Saturday at ten", "Saturday at noon"]]),
  change("converted line ends beside an edit", [["\n", "\r\n"]], [["cake", "salad"]]),
  { id: "two texts out of nothing", base: "", yours: "One.\n", theirs: "Another one.\n" },
  { id: "everything deleted, something changed", base: NOTES, yours: "", theirs: NOTES.replace("ten", "nine") },
  { id: "no line break at the end", base: "Say hello", yours: "Say hello, Ann", theirs: "Say good-bye" },
];

/** The cases above, and of the real merges, where they are at hand, every one in `step`, beginning at `first`. */
export function mergeCases(step: number, first = 0): MergeCase[] {
  return [...MERGE_CASES, ...(loadCorpus() ?? []).filter((_, index) => index % step === first)];
}
