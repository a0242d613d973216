// Concord's API as production runs it, without the pages.
import { v7 as uuid } from "uuid";
import { createApp, provideApp } from "../../lib/server/app";
import { createHttpServer } from "../../server/http-server";
import { createRouter } from "../../server/router";
import { routes } from "virtual:routes";
import { MAX_CONNECTIONS, serve, SIZES, textOf } from "./serving";

const database = process.argv[2]!;
const app = await createApp({
  ...{ port: 0, host: "127.0.0.1", dataDir: "/nowhere", registration: "open", hasRateLimits: false, isBehindProxy: false, logLevel: "error" },
  database: database.startsWith("postgres") ? { kind: "postgresql", url: database } : { kind: "sqlite", path: database },
});
provideApp(app);
const userId = uuid();
await app.database.db.user.create({ data: { id: userId, email: "bench@example.org", name: "Bench", passwordHash: "none", role: "member", createdAt: new Date() } });
const viewer = { userId, name: "Bench", via: "session" as const, canWrite: true };
const made = await app.auth.createToken(viewer, { name: "bench", scope: "write" });
const space = await app.spaces.create(viewer, { name: "Bench", description: "" });
if (made.kind !== "created" || space.kind !== "created") throw new Error("the benchmark could not be set up");
const ids: Record<string, string[]> = {};
for (const size of SIZES) {
  ids[size] = Array.from({ length: MAX_CONNECTIONS }, (_, i) => `a${size}-${i}`);
  for (const id of ids[size]) await app.articles.create(viewer, { spaceId: space.space.id, title: "Bench", body: textOf(size), tags: [], parentId: null }, id);
}
const server = createHttpServer(createRouter(routes), async (_, outgoing) => void outgoing.end());
serve(server, made.token.token, ids);
