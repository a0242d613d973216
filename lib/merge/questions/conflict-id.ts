/**
 * Ids of conflicts, derived from what the conflict says, so that a decision finds its conflict again in a
 * later merge. Equal conflicts in one text are told apart by their order. (Hash: cyrb53 by bryc, public domain.)
 */
export function makeConflictIds(): (base: string, yours: string, theirs: string) => string {
  const seen = new Map<string, number>();
  return (base, yours, theirs) => {
    const hash = hash53(`${base.length}:${yours.length}:`, base, yours, theirs);
    const count = seen.get(hash) ?? 0;
    seen.set(hash, count + 1);
    return count === 0 ? `c${hash}` : `c${hash}-${count + 1}`;
  };
}

/** 53 bits of a non-cryptographic hash of texts one after the other, in base 36. */
export function hash53(...texts: readonly string[]): string {
  // As 32-bit integers from the start, or the loop would run on floating-point numbers.
  let h1 = 0xdeadbeef | 0;
  let h2 = 0x41c6ce57 | 0;
  for (const text of texts) {
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      h1 = Math.imul(h1 ^ code, 2654435761);
      h2 = Math.imul(h2 ^ code, 1597334677);
    }
  }
  h1 = Math.imul(h1 ^ (h1 >>> 16), 2246822507) ^ Math.imul(h2 ^ (h2 >>> 13), 3266489909);
  h2 = Math.imul(h2 ^ (h2 >>> 16), 2246822507) ^ Math.imul(h1 ^ (h1 >>> 13), 3266489909);
  return (4294967296 * (2097151 & h2) + (h1 >>> 0)).toString(36);
}
