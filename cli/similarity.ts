/** How much two texts have in common: 0 nothing, 1 everything, by lines that stand in both. */
export function similarity(a: string, b: string): number {
  const [linesA, linesB] = [linesOf(a), linesOf(b)];
  if (linesA.length + linesB.length === 0) return 0;
  const counts = new Map<string, number>();
  for (const line of linesA) counts.set(line, (counts.get(line) ?? 0) + 1);
  let shared = 0;
  for (const line of linesB) {
    const left = counts.get(line) ?? 0;
    if (left === 0) continue;
    shared += 1;
    counts.set(line, left - 1);
  }
  return (2 * shared) / (linesA.length + linesB.length);
}

/** Blank lines and fences stand in every text, and so say nothing. */
function linesOf(text: string): string[] {
  return text.split(/\r?\n/).filter((line) => /[\p{L}\p{N}]/u.test(line));
}
