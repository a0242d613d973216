import type { FieldMerge, Versions } from "./scalar";

/**
 * Tags are a set: what either side removed is gone, what either side added is there, once. A set has no true
 * clash, so nobody is ever asked. Theirs keeps its order, additions of yours follow in their own order.
 */
export function mergeTags({ base, yours, theirs }: Versions<readonly string[]>): FieldMerge<readonly string[]> {
  const inBase = new Set(base);
  const inYours = new Set(yours);
  const value = [...new Set([
    ...theirs.filter((tag) => !inBase.has(tag) || inYours.has(tag)),
    ...yours.filter((tag) => !inBase.has(tag)),
  ])];
  const isOnlyReordered = isSameSet(theirs, base) && isSameSet(yours, base) && isSameList(theirs, base);
  return { clean: true, value: isOnlyReordered ? [...yours] : value, suggestion: null };
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  const set = new Set(a);
  return set.size === new Set(b).size && b.every((tag) => set.has(tag));
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((tag, i) => tag === b[i]);
}
