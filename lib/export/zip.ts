import { Zip, ZipDeflate, ZipPassThrough } from "fflate";
import { setImmediate as nextTurn } from "node:timers/promises";

export interface ZipEntry {
  path: string;
  bytes: Uint8Array;
  modifiedAt: Date;
  /** Images are compressed already. */
  isCompressed: boolean;
}

/** How much is compressed before others have their turn, in bytes. */
const SLICE_BYTES = 64 * 1024;
/** The earliest and the latest time that a zip can hold. */
const FIRST_YEAR = 1980;
const LAST_YEAR = 2099;

/** A zip of `entries`, as it comes into being: no more than one entry is held at a time. */
export async function* zipOf(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  let fault: Error | null = null;
  const zip = new Zip((error, chunk) => {
    fault ??= error;
    if (chunk) ready.push(chunk);
  });
  function* drain(): Generator<Uint8Array> {
    if (fault) throw fault;
    const chunks = ready;
    ready = [];
    yield* chunks;
  }
  for await (const { path, bytes, modifiedAt, isCompressed } of entries) {
    const file = isCompressed ? new ZipPassThrough(path) : new ZipDeflate(path, { level: 6 });
    const year = modifiedAt.getUTCFullYear();
    if (year >= FIRST_YEAR && year <= LAST_YEAR) file.mtime = modifiedAt;
    zip.add(file);
    for (let at = 0; at === 0 || at < bytes.byteLength; at += SLICE_BYTES) {
      file.push(bytes.subarray(at, at + SLICE_BYTES), at + SLICE_BYTES >= bytes.byteLength);
      yield* drain();
      await nextTurn();
    }
  }
  zip.end();
  yield* drain();
}
