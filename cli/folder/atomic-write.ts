import { randomUUID } from "node:crypto";
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/**
 * Writes a file whole or not at all: whoever reads it meanwhile, or after a crash, sees the old or the new one. A
 * draft that a crash leaves lies in `draftFolder`, or else beside the file.
 */
export function writeAtomically(place: string, content: string | Uint8Array, options: { mode?: number; draftFolder?: string } = {}): void {
  const draft = join(options.draftFolder ?? dirname(place), `${basename(place)}.${randomUUID().slice(0, 8)}.tmp`);
  try {
    writeFileSync(draft, content, { mode: options.mode ?? 0o666, flag: "wx" });
    renameSync(draft, place);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
