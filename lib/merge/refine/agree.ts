/** Inside a conflict: what both sides agree on against base need not be asked. */

import { findAgreement } from "./agreement";
import type { Passage, Three } from "./emit";
import { sameElements, type Chunk } from "./three-way";

/** Split a conflict into the runs that both sides wrote alike and the rest; other chunks stay as they are. */
export function agree(ids: Three<Int32Array>, alphabetSize: number, passage: Passage, chunk: Chunk): Chunk[] {
  if (chunk.kind !== "conflict" || chunk.yours[0] === chunk.yours[1] || chunk.theirs[0] === chunk.theirs[1]) return [chunk];
  const atEdges = agreeAtEdges(ids, chunk);
  if (atEdges !== null) return atEdges;
  const { runs, longer, alignWithBase } = findAgreement(ids, alphabetSize, passage, chunk);
  if (runs.length === 0) return [chunk];
  const toBase = alignWithBase();
  const result: Chunk[] = [];
  let at: Three<number> = { base: chunk.base[0], yours: chunk.yours[0], theirs: chunk.theirs[0] };
  const push = (kind: Chunk["kind"], to: Three<number>): void => {
    const piece: Chunk = { kind, base: [at.base, to.base], yours: [at.yours, to.yours], theirs: [at.theirs, to.theirs] };
    const isEmpty = at.base === to.base && at.yours === to.yours && at.theirs === to.theirs;
    if (!isEmpty) result.push(kind === "conflict" ? settle(ids, piece) : piece);
    at = to;
  };
  for (const run of runs) {
    const [y, t] = longer === "yours" ? [run.a, run.b] : [run.b, run.a];
    const place = (offset: number): Three<number> => ({
      base: chunk.base[0] + toBase(run.a + offset),
      yours: chunk.yours[0] + y + offset,
      theirs: chunk.theirs[0] + t + offset,
    });
    push("conflict", place(0));
    push("both", place(run.length));
  }
  push("conflict", { base: chunk.base[1], yours: chunk.yours[1], theirs: chunk.theirs[1] });
  return result;
}

/** Both put the same words in before or after what only one of them changed; null where both changed it. */
function agreeAtEdges(ids: Three<Int32Array>, { base, yours, theirs }: Chunk): Chunk[] | null {
  const shorter = Math.min(yours[1] - yours[0], theirs[1] - theirs[0]);
  let head = 0;
  while (head < shorter && ids.yours[yours[0] + head] === ids.theirs[theirs[0] + head]) head++;
  let tail = 0;
  while (tail < shorter - head && ids.yours[yours[1] - 1 - tail] === ids.theirs[theirs[1] - 1 - tail]) tail++;
  if (base[0] === base[1] || head + tail === 0) return null;
  const inner = (range: [number, number]): [number, number] => [range[0] + head, range[1] - tail];
  const rest = settle(ids, { kind: "conflict", base, yours: inner(yours), theirs: inner(theirs) });
  if (rest.kind === "conflict") return null;
  const edge = (at: number, y: [number, number], t: [number, number]): Chunk[] => (y[0] === y[1] ? [] : [{ kind: "both", base: [at, at], yours: y, theirs: t }]);
  return [
    ...edge(base[0], [yours[0], rest.yours[0]], [theirs[0], rest.theirs[0]]),
    rest,
    ...edge(base[1], [rest.yours[1], yours[1]], [rest.theirs[1], theirs[1]]),
  ];
}

/** What is left beside an agreement: nothing, one side's own change, or a conflict. */
function settle(ids: Three<Int32Array>, chunk: Chunk): Chunk {
  if (sameElements(ids.yours, chunk.yours, ids.theirs, chunk.theirs)) return { ...chunk, kind: "both" };
  if (sameElements(ids.base, chunk.base, ids.theirs, chunk.theirs)) return { ...chunk, kind: "yours" };
  return sameElements(ids.base, chunk.base, ids.yours, chunk.yours) ? { ...chunk, kind: "theirs" } : chunk;
}
