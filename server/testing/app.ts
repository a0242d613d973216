import { v7 as uuid } from "uuid";
import type { Environment } from "../../lib/env";
import { createApp, provideApp, type App, type Threads } from "../../lib/server/app";
import { checkAgainstDocument } from "./document-check";
import { startTestDatabases, type DatabaseKind, type TestDatabases } from "../../lib/testing/databases";
import { openDirectDoor, openHttpDoor, type Answer, type Door, type Inspect } from "./doors";

/** A whole app on an empty database of its own, reached through one door. */
export type TestApp = {
  app: App;
  door: Door;
  databases: TestDatabases;
  environment: Environment;
  /** A person with a session, made without the cost of hashing a password. */
  person(name: string): Promise<Caller & { id: string; email: string }>;
  anonymous: Caller;
  /** Closes the app and opens another on the same database, as a restart does. */
  restart(): Promise<void>;
  stop(): Promise<void>;
};

export type DoorName = "direct" | "http";

export async function startTestApp(given: {
  database: DatabaseKind;
  door: DoorName;
  environment?: Partial<Environment>;
  threads?: Threads;
  /** Sees every answer, before the test does; unless said, it is held against the OpenAPI document. */
  inspect?: Inspect;
}): Promise<TestApp> {
  const databases = startTestDatabases();
  const environment: Environment = {
    port: 0,
    host: "127.0.0.1",
    dataDir: "/nowhere",
    database: await databases.create(given.database),
    registration: "open",
    hasRateLimits: true,
    isBehindProxy: false,
    logLevel: "error",
    ...given.environment,
  };
  const door = given.door === "http" ? await openHttpDoor() : openDirectDoor();
  const inspect = given.inspect ?? checkAgainstDocument;
  const test: TestApp = {
    app: await createApp(environment, given.threads),
    door,
    databases,
    environment,
    anonymous: createCaller(door, {}, inspect),
    async person(name) {
      const id = uuid();
      const email = `${id}@example.org`;
      await test.app.database.db.user.create({
        data: { id, email, name, passwordHash: "none", role: "member", createdAt: new Date() },
      });
      const secret = await test.app.auth.startSession(id);
      return { id, email, ...createCaller(door, { cookie: `concord_session=${secret}` }, inspect) };
    },
    async restart() {
      await test.app.close();
      test.app = await createApp(environment, given.threads);
      provideApp(test.app);
    },
    async stop() {
      await door.close();
      await test.app.close().catch(() => {});
      await databases.stop();
    },
  };
  provideApp(test.app);
  return test;
}

type Send = (path: string, headers?: Record<string, string>) => Promise<Answer>;
type SendBody = (path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;
export type Caller = {
  get: Send;
  delete: Send;
  post: SendBody;
  put: SendBody;
  patch: SendBody;
  send(method: string, path: string, given?: { headers?: Record<string, string>; body?: string | Uint8Array }): Promise<Answer>;
  credentials: Record<string, string>;
  /** The same caller with a bearer token instead. */
  withToken(token: string): Caller;
};

/** Requests in one person's name. A body that is no string goes as JSON; a string goes as it is. */
export function createCaller(door: Door, credentials: Record<string, string>, inspect: Inspect = () => {}): Caller {
  const send: Caller["send"] = async (method, path, { headers = {}, body } = {}) => {
    const answer = await door.send({ method, path, headers: { ...credentials, ...headers }, ...(body === undefined ? {} : { body }) });
    inspect(method, path, answer);
    return answer;
  };
  const withBody =
    (method: string, type: string): SendBody =>
    (path, body, headers = {}) => {
      if (body === undefined) return send(method, path, { headers });
      const text = typeof body === "string" ? body : JSON.stringify(body);
      return send(method, path, { headers: { "content-type": type, ...headers }, body: text });
    };
  return {
    credentials,
    send,
    get: (path, headers = {}) => send("GET", path, { headers }),
    delete: (path, headers = {}) => send("DELETE", path, { headers }),
    post: withBody("POST", "application/json"),
    put: withBody("PUT", "application/json"),
    patch: withBody("PATCH", "application/merge-patch+json"),
    withToken: (token) => createCaller(door, { authorization: `Bearer ${token}` }, inspect),
  };
}
