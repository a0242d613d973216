// A process that carries out one POST on a SQLite file and prints the answer, or that is killed once what the request
// asked for is committed and before the answer is kept:
//   node --conditions=react-server --import tsx server/testing/one-request.ts <database> <cookie> <path> <body> [dies]
import type { RouteHandler } from "../../lib/http/with-route";
import { createApp, provideApp } from "../../lib/server/app";

const [path = "", cookie = "", pathname = "", body = "", isToDie] = process.argv.slice(2);
const app = await createApp({
  ...{ port: 0, host: "127.0.0.1", dataDir: "/nowhere", registration: "open", hasRateLimits: true, isBehindProxy: false, logLevel: "error" },
  database: { kind: "sqlite", path },
});
provideApp(app);
if (isToDie) app.idempotency.finish = async () => void process.kill(process.pid, "SIGKILL");

const { POST } = (await import(`../../app${pathname}/route.ts`)) as { POST: RouteHandler };
const headers = { cookie, "content-type": "application/json", "idempotency-key": "once" };
const response = await POST(new Request(`http://concord.test${pathname}`, { method: "POST", headers, body }), { params: Promise.resolve({}) });
process.stdout.write(JSON.stringify({ status: response.status, document: await response.json() }));
await app.close();
