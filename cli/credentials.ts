import { chmodSync, mkdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { Complaint, systemCode } from "./complaint";
import { writeAtomically } from "./folder/atomic-write";
import type { World } from "./world";

const fileSchema = z.object({
  format: z.literal(1),
  /** The server that a command means when it names none: the one signed in to last. */
  current: z.string().nullable(),
  servers: z.record(z.string(), z.object({ token: z.string() })),
});
type CredentialsFile = z.infer<typeof fileSchema>;

type Env = Pick<World, "env">["env"];

/** Where tokens are kept: readable by their owner alone. */
function credentialsPlace(env: Env): string {
  const config = env.XDG_CONFIG_HOME || (process.platform === "win32" ? env.APPDATA : undefined) || join(env.HOME || homedir(), ".config");
  return join(config, "concord", "credentials.json");
}

/** Keeps the token of a server, which from now on is the one meant where none is named. */
export function keepToken(env: Env, url: string, token: string): void {
  const file = read(env);
  write(env, { ...file, current: url, servers: { ...file.servers, [url]: { token } } });
}

/** Forgets the token of a server; returns whether there was one. */
export function forgetToken(env: Env, url: string): boolean {
  const { [url]: known, ...servers } = read(env).servers;
  if (!known) return false;
  const current = read(env).current;
  write(env, { format: 1, current: current === url ? (Object.keys(servers)[0] ?? null) : current, servers });
  return true;
}

/** The server meant by a command that names none, or null. */
export function currentServer(env: Env): string | null {
  return env.CONCORD_URL ? normalUrl(env.CONCORD_URL) : read(env).current;
}

/**
 * The token for a server. The one in CONCORD_TOKEN is used for the server in CONCORD_URL alone: a folder from
 * somebody else names a server too, and must not get to see it.
 */
export function tokenFor(env: Env, url: string): string {
  if (env.CONCORD_TOKEN && env.CONCORD_URL && normalUrl(env.CONCORD_URL) === url) return env.CONCORD_TOKEN;
  const known = read(env).servers[url];
  if (known) return known.token;
  const hint = env.CONCORD_TOKEN ? ` CONCORD_TOKEN is used only together with CONCORD_URL=${url}.` : "";
  throw new Complaint(`There is no token for ${url}. Make one there under Settings → API tokens, and run "concord login ${url}".${hint}`);
}

/** An address as it is kept: the origin and path, without what stands behind. */
export function normalUrl(text: string): string {
  let url: URL;
  try {
    url = new URL(/^[a-z]+:\/\//i.test(text) ? text : `${/^(?:localhost|127\.|\[::1\])/.test(text) ? "http" : "https"}://${text}`);
  } catch {
    throw new Complaint(`"${text}" is no address of a server. It looks like https://concord.example.org.`);
  }
  if (url.protocol !== "http:" && url.protocol !== "https:") throw new Complaint(`"${text}" is no address of a server: it must begin with https:// or http://.`);
  return `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
}

function read(env: Env): CredentialsFile {
  const place = credentialsPlace(env);
  try {
    return fileSchema.parse(JSON.parse(readFileSync(place, "utf8")));
  } catch (error) {
    if (systemCode(error) === "ENOENT") return { format: 1, current: null, servers: {} };
    if (systemCode(error)) throw new Complaint(`${place} cannot be read (${systemCode(error)}).`);
    throw new Complaint(`${place} is damaged. Remove it and run "concord login" again.`);
  }
}

function write(env: Env, file: CredentialsFile): void {
  const place = credentialsPlace(env);
  mkdirSync(join(place, ".."), { recursive: true, mode: 0o700 });
  writeAtomically(place, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600 });
  // A mode given at creation is narrowed by the umask, never widened; this says it for good.
  chmodSync(place, 0o600);
}
