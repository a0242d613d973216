/**
 * The numbers of strings: equal ones have equal numbers, and one without a number gets the next.
 * @param numbers the numbers given so far, from 0 on
 */
export function numberAll(keys: readonly string[], numbers: Map<string, number>): Int32Array {
  const ids = new Int32Array(keys.length);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!;
    let number = numbers.get(key);
    if (number === undefined) numbers.set(key, (number = numbers.size));
    ids[i] = number;
  }
  return ids;
}
