import "server-only";
import type { StoredFile } from "../files/schema";

/** Stored files, and files that are made on the way, as responses. */

/**
 * The bytes behind an id never change, so that a member's browser need not ask again. Whoever sees a file because
 * it is published asks every time: it may have been taken back. `Vary` keeps one's copy from the other.
 */
const cacheControl = (isMember: boolean) => (isMember ? "private, max-age=31536000, immutable" : "private, no-cache");

/** An SVG that is opened by itself may bring styles; it runs nothing and loads nothing. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/** What goes with a file, its bytes apart. */
export function fileHeaders(file: StoredFile, isMember: boolean): Record<string, string> {
  return {
    ETag: `"${file.sha256}"`,
    "Cache-Control": cacheControl(isMember),
    Vary: "Cookie, Authorization",
    "Content-Type": file.mediaType,
    "Content-Disposition": `inline; filename*=UTF-8''${encodeExtended(file.name)}`,
    "Content-Security-Policy": POLICY,
  };
}

/** Whether an `If-None-Match` names these bytes (weak comparison, lists allowed). */
export function hasSameBytes(ifNoneMatch: string | null, sha256: string): boolean {
  const tags = ifNoneMatch?.match(/"[^"]*"|\*/g) ?? [];
  return tags.some((tag) => tag === "*" || tag === `"${sha256}"`);
}

/** A zip to be kept under `name`, sent as it comes into being. */
export function zipResponse(name: string, zip: AsyncGenerator<Uint8Array>): Response {
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await zip.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await zip.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      "Content-Type": "application/zip",
      "Content-Disposition": `attachment; filename*=UTF-8''${encodeExtended(`${name}.zip`)}`,
      "Cache-Control": "private, no-store",
    },
  });
}

/** RFC 8187: a name in any script as a header's value. */
function encodeExtended(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
