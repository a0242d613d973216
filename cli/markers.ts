/** Conflict markers in files: those that this command wrote, told apart from what the text itself holds by their length. */

/** The length of the markers in a text that `toMarkers` made: it makes them longer than anything like them in it. */
export function markerSizeOf(text: string): number {
  return Math.max(0, ...[...text.matchAll(/^<{7,}(?=[ \r\n]|$)/gm)].map(([marker]) => marker.length));
}

/** A length for markers that nothing in `text` looks like. */
export function freeMarkerSize(text: string): number {
  return Math.max(6, ...[...text.matchAll(/^(?:<{7,}|={7,}|>{7,}|\|{7,})(?=[ \r\n]|$)/gm)].map(([marker]) => marker.length)) + 1;
}

/** The numbers, from 1, of the lines that are still markers of this length. None where `size` is null. */
export function openMarkers(text: string, size: number | null): number[] {
  if (size === null) return [];
  const marker = new RegExp(`^(?:<{${size}}(?: .*)?|\\|{${size}}(?: .*)?|={${size}}|>{${size}}(?: .*)?)$`);
  return text.split(/\r\n|\r|\n/).flatMap((line, i) => (marker.test(line) ? [i + 1] : []));
}
