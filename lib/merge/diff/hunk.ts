/** One changed range between two sequences: `a[aStart, aEnd)` became `b[bStart, bEnd)`. */
export type Hunk = { aStart: number; aEnd: number; bStart: number; bEnd: number };

/** Read hunks off two arrays of flags, in which 1 marks an element without a partner on the other side. */
export function hunksFromFlags(changedA: Uint8Array, aLength: number, changedB: Uint8Array, bLength: number): Hunk[] {
  const hunks: Hunk[] = [];
  let a = 0;
  let b = 0;
  while (a < aLength || b < bLength) {
    if (changedA[a] !== 1 && changedB[b] !== 1) {
      a++;
      b++;
      continue;
    }
    const aStart = a;
    const bStart = b;
    while (a < aLength && changedA[a] === 1) a++;
    while (b < bLength && changedB[b] === 1) b++;
    hunks.push({ aStart, aEnd: a, bStart, bEnd: b });
  }
  return hunks;
}
