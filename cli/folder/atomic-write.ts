import { randomUUID } from "node:crypto";
import { renameSync, rmSync, writeFileSync } from "node:fs";

/** Writes a file whole or not at all: whoever reads it meanwhile, or after a crash, sees the old or the new one. */
export function writeAtomically(place: string, content: string | Uint8Array, mode = 0o666): void {
  const draft = `${place}.${randomUUID().slice(0, 8)}.tmp`;
  try {
    writeFileSync(draft, content, { mode, flag: "wx" });
    renameSync(draft, place);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
