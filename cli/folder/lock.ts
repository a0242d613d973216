import { randomUUID } from "node:crypto";
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { Complaint, systemCode } from "../complaint";

const holderSchema = z.object({ pid: z.int(), host: z.string(), command: z.string(), since: z.string(), bornAt: z.string().nullable() });
type Holder = z.infer<typeof holderSchema>;

/** Tries to take over what a killed process left; each further one needs another process to be faster. */
const TRIES = 5;

/**
 * Keeps others out of a folder until the returned function is called. One that is held is refused with its holder's
 * name; one whose holder no longer runs is taken over.
 */
export function lockFolder(stateFolder: string, command: string): () => void {
  const place = join(stateFolder, "lock");
  const draft = `${place}.${randomUUID()}`;
  const mine: Holder = { pid: process.pid, host: hostname(), command, since: new Date().toISOString(), bornAt: birthOf(process.pid) };
  const text = JSON.stringify(mine);
  writeFileSync(draft, text, { flag: "wx" });
  try {
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      if (take(draft, place, text)) return () => release(place, text);
      const held = readText(place);
      if (held === null) continue;
      const holder = holderOf(held);
      if (holder === null || isRunning(holder)) throw heldComplaint(holder, place);
      setAside(place, held, `${draft}.old`);
    }
    throw heldComplaint(null, place);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** A link appears whole or not at all; file systems without links get a file that is made only if there is none. */
function take(draft: string, place: string, text: string): boolean {
  try {
    linkSync(draft, place);
    return true;
  } catch (error) {
    if (systemCode(error) === "EEXIST") return false;
  }
  try {
    writeFileSync(place, text, { flag: "wx" });
    return true;
  } catch (error) {
    if (systemCode(error) === "EEXIST") return false;
    throw error;
  }
}

/** Moves a dead holder's lock away. Somebody may have taken it over in between: then theirs is put back. */
function setAside(place: string, expected: string, aside: string): void {
  try {
    renameSync(place, aside);
    if (readText(aside) !== expected) linkSync(aside, place);
  } catch (error) {
    if (systemCode(error) !== "ENOENT" && systemCode(error) !== "EEXIST") throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function release(place: string, text: string): void {
  if (readText(place) === text) rmSync(place, { force: true });
}

function readText(place: string): string | null {
  try {
    return readFileSync(place, "utf8");
  } catch (error) {
    if (systemCode(error) === "ENOENT") return null;
    throw error;
  }
}

function holderOf(text: string): Holder | null {
  try {
    return holderSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function isRunning({ pid, host, bornAt }: Holder): boolean {
  // Whether a process of another machine still runs cannot be seen from here.
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (systemCode(error) === "ESRCH") return false;
  }
  // The number may have been given to another process since.
  return bornAt === null || birthOf(pid) === bornAt;
}

/** When a process began, in the kernel's own count; null where that cannot be known. */
function birthOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? null;
  } catch {
    return null;
  }
}

function heldComplaint(holder: Holder | null, place: string): Complaint {
  if (holder === null) return new Complaint(`Another command is at work in this folder. If none is, remove ${place} and try again.`);
  const elsewhere = holder.host === hostname() ? "" : ` on ${holder.host}. If it no longer runs there, remove ${place}`;
  return new Complaint(`"concord ${holder.command}" (process ${holder.pid}) has been at work in this folder since ${holder.since}${elsewhere}. Wait for it to end and try again.`);
}
