// An app as production makes it, with nothing in its database but what a benchmark adds.
import { v7 as uuid } from "uuid";
import type { Environment } from "../../lib/env";
import { createApp, provideApp, type App, type Threads } from "../../lib/server/app";

/** Opens `database`, the path of a SQLite file or the address of a PostgreSQL database, and makes it the app of this process. */
export async function startBenchApp(database: string, threads: Threads = {}): Promise<App> {
  const environment: Environment = {
    ...{ port: 0, host: "127.0.0.1", dataDir: "/nowhere", registration: "open", hasRateLimits: false, isBehindProxy: false, logLevel: "error" },
    database: database.startsWith("postgres") ? { kind: "postgresql", url: database } : { kind: "sqlite", path: database },
  };
  const app = await createApp(environment, threads);
  provideApp(app);
  return app;
}

/** A person of that name with a token that may write. */
export async function addPerson(app: App, name: string) {
  const userId = uuid();
  await app.database.db.user.create({
    data: { id: userId, email: `${name.toLowerCase()}@example.org`, name, passwordHash: "none", role: "member", createdAt: new Date() },
  });
  const viewer = { userId, name, via: "session" as const, canWrite: true };
  const made = await app.auth.createToken(viewer, { name: "bench", scope: "write" });
  if (made.kind !== "created") throw new Error("the benchmark could not be set up");
  return { viewer, token: made.token.token };
}
