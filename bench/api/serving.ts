// What every measured server does beside serving: it says where it is, and what it uses.
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/** What a server has used of the machine since it started. */
export type Usage = { residentMb: number; cpuMs: number };

/** Where a server is, and what it has. */
export type Serving = { port: number; token: string; ids: Record<string, string[]>; spaces: Record<string, string> };

export const SIZES = [5_000, 100_000];
export const MAX_CONNECTIONS = 16;
export const LINE = "Some words of an article.\n";
/** What stands before an article's text from its second version on. */
export const CHANGED = "A line that was added.\n";
/** The space of the articles of this size. */
export const spaceOf = (size: number) => `s${size}`;
export const textOf = (size: number) => LINE.repeat(size / LINE.length);

/** `ids` are the articles by size, and `spaces` what their spaces are called here. */
export function serve(server: Server, { token, ids, spaces }: Omit<Serving, "port">): void {
  server.listen(0, "127.0.0.1", () => process.send!({ port: (server.address() as AddressInfo).port, token, ids, spaces } satisfies Serving));
  process.on("message", () => {
    const { user, system } = process.cpuUsage();
    const usage: Usage = { residentMb: Math.round(process.memoryUsage().rss / 1e6), cpuMs: (user + system) / 1000 };
    process.send!(usage);
  });
  // An orderly end, so that a profile that was asked for is written.
  process.on("SIGTERM", () => process.exit(0));
}
