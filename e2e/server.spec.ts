import { once } from "node:events";
import { get, request } from "node:http";
import { expect, test } from "@playwright/test";
import { newDataFolder, startServer } from "./server-process";

test.describe.configure({ mode: "parallel" });

const ANN = { email: "ann@example.com", name: "Ann", password: "a long enough password" };

/** The cookie of a session, on a fresh or an existing account. */
async function cookieAt(address: string, path: "/api/users" | "/api/session"): Promise<string> {
  const signedIn = await fetch(address + path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(path === "/api/users" ? ANN : { email: ANN.email, password: ANN.password }),
  });
  expect(signedIn.status).toBe(201);
  return signedIn.headers.getSetCookie()[0]!.split(";")[0]!;
}

async function clientAt(address: string, path: "/api/users" | "/api/session") {
  const cookie = await cookieAt(address, path);
  return (method: string, target: string, body?: unknown) =>
    fetch(address + target, {
      method,
      headers: { Cookie: cookie, ...(body === undefined ? {} : { "Content-Type": "application/json" }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
}

async function newArticle(call: Awaited<ReturnType<typeof clientAt>>): Promise<string> {
  const spaces = (await (await call("GET", "/api/spaces")).json()) as { items: { id: string }[] };
  const made = await call("POST", "/api/articles", { spaceId: spaces.items[0]!.id, title: "Log", body: "" });
  return ((await made.json()) as { id: string }).id;
}

/** A request that the server has begun on: it has asked for the body, which `finish` sends. Gives the status of the answer. */
async function begin(method: string, url: string, cookie: string, body: unknown): Promise<{ finish(): Promise<number | undefined> }> {
  const headers = { cookie, "content-type": "application/json", expect: "100-continue" };
  const outgoing = request(url, { method, headers, agent: false });
  const answered = new Promise<number | undefined>((resolve, reject) => {
    outgoing.once("response", (answer) => resolve(answer.resume().statusCode));
    outgoing.once("error", reject);
  });
  outgoing.flushHeaders();
  await once(outgoing, "continue");
  return { finish: () => (outgoing.end(JSON.stringify(body)), answered) };
}

test("a wrong setting is refused with a sentence", async () => {
  const { ended } = startServer({ DATA_DIR: newDataFolder(), PORT: "many" });
  const { code, output } = await ended;
  expect(code).toBe(1);
  expect(output).toContain('PORT must be a port number from 0 to 65535 (it is "many").');
  expect(output).not.toContain("    at ");
});

test("a second process on the same SQLite file is refused, and the first goes on", async () => {
  const DATA_DIR = newDataFolder();
  const first = startServer({ DATA_DIR });
  const address = await first.ready;
  const { code, output } = await startServer({ DATA_DIR }).ended;
  expect(code).toBe(1);
  expect(output).toContain("PostgreSQL");
  expect((await fetch(`${address}/api/health`)).status).toBe(200);
  first.process.kill("SIGTERM");
  expect((await first.ended).code).toBe(0);
});

test("a taken port is refused with a sentence", async () => {
  const first = startServer({ DATA_DIR: newDataFolder() });
  const { port } = new URL(await first.ready);
  const { code, output } = await startServer({ DATA_DIR: newDataFolder(), PORT: port }).ended;
  expect(code).toBe(1);
  expect(output).toContain(`Port ${port} is in use`);
  first.process.kill("SIGTERM");
  await first.ended;
});

test("a client that offers another protocol, as curl --http2 and Java do, is answered in this one", async () => {
  const server = startServer({ DATA_DIR: newDataFolder() });
  const address = await server.ready;
  // The pages are what might listen for upgrades, once the first of them has been asked for.
  expect((await fetch(`${address}/docs/api`)).status).toBe(200);
  const status = await new Promise((resolve, reject) => {
    const headers = { Connection: "Upgrade, HTTP2-Settings", Upgrade: "h2c", "HTTP2-Settings": "AAMAAABkAAQAAP__" };
    get(`${address}/api/health`, { headers, agent: false }, (answer) => resolve(answer.resume().statusCode)).on("error", reject);
  });
  expect(status).toBe(200);
  server.process.kill("SIGTERM");
  await server.ended;
});

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  test(`${signal} finishes the requests under way and exits cleanly`, async () => {
    const server = startServer({ DATA_DIR: newDataFolder() });
    const address = await server.ready;
    const id = await newArticle(await clientAt(address, "/api/users"));
    const cookie = await cookieAt(address, "/api/session");
    const underWay = await Promise.all([
      begin("PUT", `${address}/api/articles/${id}`, cookie, { title: "Log", body: "last words", version: 1 }),
      begin("POST", `${address}/api/session`, cookie, { email: ANN.email, password: ANN.password }),
    ]);
    server.process.kill(signal);
    const isOpen = () => fetch(`${address}/api/health`).then(() => true, () => false);
    await expect.poll(isOpen).toBe(false);
    expect(await Promise.all(underWay.map(({ finish }) => finish()))).toEqual([200, 201]);
    expect((await server.ended).code).toBe(0);
  });
}

test("what was acknowledged before a kill -9 is there afterwards", async () => {
  const DATA_DIR = newDataFolder();
  const server = startServer({ DATA_DIR });
  const call = await clientAt(await server.ready, "/api/users");
  const id = await newArticle(call);
  let acknowledged = 1;
  const saving = (async () => {
    for (let version = 1; ; version += 1) {
      const answer = await call("PUT", `/api/articles/${id}`, { title: "Log", body: `line ${version + 1}\n`, version });
      if (answer.status !== 200) throw new Error(`unexpected ${answer.status}`);
      acknowledged = ((await answer.json()) as { version: number }).version;
    }
  })().catch((error: Error) => error);
  await expect.poll(() => acknowledged).toBeGreaterThan(20);
  server.process.kill("SIGKILL");
  await saving;
  expect((await server.ended).signal).toBe("SIGKILL");

  const again = startServer({ DATA_DIR });
  const callAgain = await clientAt(await again.ready, "/api/session");
  const article = (await (await callAgain("GET", `/api/articles/${id}`)).json()) as { version: number; body: string };
  expect(article.version).toBeGreaterThanOrEqual(acknowledged);
  expect(article.body).toBe(`line ${article.version}\n`);
  const revision = await callAgain("GET", `/api/articles/${id}/versions/${acknowledged}`);
  expect(((await revision.json()) as { body: string }).body).toBe(`line ${acknowledged}\n`);
  again.process.kill("SIGTERM");
  await again.ended;
});
