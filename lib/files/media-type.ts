import type { MediaType } from "./schema";

/** How much of a file its type is told from, in bytes. An SVG may begin with remarks and a list of entities. */
const HEAD_BYTES = 4096;

/** What kind of image `bytes` begin as, whatever anybody says they are; null for none that is kept. */
export function detectMediaType(bytes: Uint8Array): MediaType | null {
  const head = bytes.subarray(0, HEAD_BYTES);
  // One character a byte.
  const text = Array.from(head, (byte) => String.fromCharCode(byte)).join("");
  if (text.startsWith("\x89PNG\r\n\x1a\n")) return "image/png";
  if (text.startsWith("\xff\xd8\xff")) return "image/jpeg";
  if (/^GIF8[79]a/.test(text)) return "image/gif";
  if (/^RIFF[^]{4}WEBP/.test(text)) return "image/webp";
  if (isAvif(text)) return "image/avif";
  return isSvg(text) ? "image/svg+xml" : null;
}

/** ISO/IEC 14496-12: a box `ftyp` whose brands name the format. */
function isAvif(text: string): boolean {
  if (text.slice(4, 8) !== "ftyp") return false;
  const size = [...text.slice(0, 4)].reduce((sum, character) => sum * 256 + character.charCodeAt(0), 0);
  const brands = text.slice(8, Math.max(size, 16)).match(/[^]{4}/g) ?? [];
  return brands.some((brand, i) => i !== 1 && (brand === "avif" || brand === "avis"));
}

/** The root element, after whatever XML allows before it. */
function isSvg(text: string): boolean {
  const prolog = /^(?:\xef\xbb\xbf)?(?:\s+|<\?[^]*?\?>|<!--[^]*?-->|<!DOCTYPE\s+svg[^[>]*(?:\[[^\]]*\]\s*)?>)*/i.exec(text)![0];
  return /^<(?:svg:)?svg[\s/>]/.test(text.slice(prolog.length));
}
