/** Documents of any size, ordinary and hostile, with an edited copy for each side; the same ones in every run. */

import { loadCorpus } from "./corpus";
import type { Input } from "./rivals";

export type Shape = {
  name: string;
  /** @param size characters in base, about */
  make: (size: number) => Input;
};

/** A small fixed generator (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const WORDS = "a the of text merge editor paragraph list where one side changed words and other people write about it".split(" ");

const sentence = (next: () => number): string =>
  Array.from({ length: 9 + Math.floor(next() * 8) }, () => WORDS[Math.floor(next() * WORDS.length)]).join(" ");

let prose: string[] | null = null;
/** Lines of real articles where the corpus is there, of made-up sentences elsewhere. */
function proseLines(): string[] {
  prose ??= realArticles()?.flatMap((article) => article.split("\n")) ?? Array.from({ length: 40_000 }, sentence.bind(null, random(1)));
  return prose;
}

/** Each article once, those of all repositories mixed, so that a document of any size is made of the same kind of text. */
function realArticles(): string[] | null {
  const merges = loadCorpus();
  if (merges === null) return null;
  const next = random(2);
  const articles = new Map(merges.map(({ repo, path, base }) => [`${repo}/${path}`, { base, place: next() }]));
  return [...articles.values()].sort((a, b) => a.place - b.place).map(({ base }) => base);
}

/** Lines from `lineAt` until they hold `size` characters. */
function fill(size: number, lineAt: (i: number) => string): string[] {
  const lines: string[] = [];
  for (let length = 0, i = 0; length < size; i++) {
    const line = lineAt(i);
    lines.push(line);
    length += line.length + 1;
  }
  return lines;
}

const ordinaryLines = (size: number): string[] => fill(size, (i) => proseLines()[i % proseLines().length]!);

/** One line in a hundred gets a word in its middle, on each side elsewhere. */
function editLines(lines: readonly string[], seed: number): string {
  const next = random(seed);
  const edited = lines.map((line, i) => (next() < 0.01 ? `${line.slice(0, line.length >> 1)}edit${seed}x${i} ${line.slice(line.length >> 1)}` : line));
  return `${edited.join("\n")}\n`;
}

const fromLines = (lines: readonly string[]): Input => ({ base: `${lines.join("\n")}\n`, yours: editLines(lines, 11), theirs: editLines(lines, 12) });

/** One unbroken run of `pieces`; each side changes one in a thousand. */
function oneLine(size: number, pieces: readonly string[], join: string): Input {
  const next = random(9);
  const all: string[] = [];
  for (let length = 0; length < size; length += all[all.length - 1]!.length + join.length) all.push(pieces[Math.floor(next() * pieces.length)]!);
  const edit = (seed: number): string => {
    const at = random(seed);
    return all.map((piece) => (at() < 0.001 ? piece + pieces[Math.floor(at() * pieces.length)]! : piece)).join(join);
  };
  return { base: all.join(join), yours: edit(11), theirs: edit(12) };
}

const CHINESE = [..."今天我们在北京讨论文档合并的方法大家都同意这个意见然后写下来，。"];
const JAPANESE = ["今日は", "東京で", "文書の", "マージを", "試して", "みました", "。", "みんな", "この", "意見に", "賛成", "です"];
const THAI = ["วันนี้", "เรา", "ประชุม", "เรื่อง", "การรวม", "เอกสาร", "ทุกคน", "เห็นด้วย", "กับ", "ความเห็น", "นี้"];
const EMOJI = ["😀", "👩‍👩‍👧‍👦", "🇩🇪", "👍🏽", "❤️", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "🧑‍💻", "🎉", "1️⃣"];

export const SHAPES: readonly Shape[] = [
  { name: "ordinary Markdown", make: (size) => fromLines(ordinaryLines(size)) },
  {
    name: "every line different",
    make: (size) => {
      const version = (side: string): string => fill(size, (i) => `${side} ${sentence(random(i * 3 + side.length))}`).join("\n");
      return { base: version("b"), yours: version("yo"), theirs: version("the") };
    },
  },
  {
    name: "thousands of equal lines",
    make: (size) => fromLines(fill(size, (i) => (i % 7 === 0 ? "" : i % 3 === 0 ? "- item" : "the same line again and again"))),
  },
  {
    name: "one single line",
    make: (size) => {
      const next = random(5);
      const words = fill(size, () => sentence(next)).join(" ").split(" ");
      const edit = (seed: number): string => {
        const at = random(seed);
        return words.map((word, i) => (at() < 0.001 ? `${word}${seed}x${i}` : word)).join(" ");
      };
      return { base: words.join(" "), yours: edit(11), theirs: edit(12) };
    },
  },
  { name: "one line of Chinese", make: (size) => oneLine(size, CHINESE, "") },
  { name: "one line of Japanese", make: (size) => oneLine(size, JAPANESE, "") },
  { name: "one line of Thai", make: (size) => oneLine(size, THAI, "") },
  { name: "emoji only", make: (size) => oneLine(size, EMOJI, "") },
  {
    name: "one huge word",
    make: (size) => {
      const base = "abcdefghij".repeat(size / 10);
      return { base, yours: `${base.slice(0, size / 4)}Y${base.slice(size / 4)}`, theirs: `${base.slice(0, size / 2)}T${base.slice(size / 2)}` };
    },
  },
  {
    name: "one word repeated",
    make: (size) => ({ base: "a ".repeat(size / 2), yours: "a ".repeat(size / 2 - 500), theirs: `${"a ".repeat(size / 2)}b` }),
  },
  {
    name: "deep nesting",
    make: (size) => {
      const next = random(7);
      return fromLines(fill(size, (i) => `${i % 400 < 200 ? "  ".repeat(i % 200) : "> ".repeat(i % 200)}${"([{".repeat(i % 9)}- ${sentence(next)}`));
    },
  },
  {
    name: "alternating lines",
    make: (size) => {
      const lines = fill(size, (i) => (i % 2 === 0 ? "even line" : "odd line"));
      const swap = (from: number): string => lines.map((_, i) => lines[i >= from && i % 2 === 1 ? i - 1 : i >= from ? Math.min(i + 1, lines.length - 1) : i]).join("\n");
      return { base: lines.join("\n"), yours: swap(0), theirs: swap(lines.length >> 1) };
    },
  },
  {
    name: "line endings converted",
    make: (size) => {
      const { base, yours, theirs } = fromLines(ordinaryLines(size));
      return { base, yours: yours.replaceAll("\n", "\r\n"), theirs };
    },
  },
  {
    name: "every line edited by both",
    make: (size) => {
      const lines = ordinaryLines(size);
      const edit = (word: string): string => lines.map((line, i) => (i % 2 === 0 ? `${line} ${word}${i}` : `${word}${i} ${line}`)).join("\n");
      return { base: lines.join("\n"), yours: edit("yes"), theirs: edit("no") };
    },
  },
  {
    name: "every second line changed",
    make: (size) => {
      const lines = ordinaryLines(size);
      const edit = (word: string, first: number): string => lines.map((line, i) => (i % 2 === first ? `${line} ${word}${i}` : line)).join("\n");
      return { base: lines.join("\n"), yours: edit("yes", 0), theirs: edit("no", 1) };
    },
  },
  {
    name: "a third of it reversed",
    make: (size) => {
      const lines = ordinaryLines(size);
      const third = Math.floor(lines.length / 3);
      const reversed = [...lines.slice(0, third), ...lines.slice(third, 2 * third).reverse(), ...lines.slice(2 * third)];
      return { base: `${lines.join("\n")}\n`, yours: `${reversed.join("\n")}\n`, theirs: editLines(lines, 12) };
    },
  },
  {
    name: "one numbered list",
    make: (size) => {
      const next = random(3);
      const items = fill(size, () => `1234. ${sentence(next)}`).map((line) => line.slice(6));
      const count = (list: readonly string[]): string => list.map((item, i) => `${i + 1}. ${item}\n`).join("");
      const insert = (part: number, word: string): string => count(items.flatMap((item, i) => (i % 100 === part ? [item, `new ${word} ${i}`] : [item])));
      return { base: count(items), yours: insert(33, "tea"), theirs: insert(66, "milk") };
    },
  },
  {
    name: "one table made wider",
    make: (size) => {
      const next = random(4);
      const rows = fill(size, () => `| ${sentence(next)} | ${sentence(next)} |`);
      const wider = rows.map((row) => `${row.slice(0, -2)}   |\n`).join("");
      return { base: rows.map((row) => `${row}\n`).join(""), yours: wider, theirs: rows.flatMap((row, i) => (i % 50 === 25 ? [`${row}\n`, `| new ${i} | row |\n`] : [`${row}\n`])).join("") };
    },
  },
];
