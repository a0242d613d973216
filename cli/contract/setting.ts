import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { startTestApp, type Caller, type TestApp } from "../../server/testing/app";
import { scratchFolder } from "../../lib/testing/databases";
import { run } from "../run";
import type { World } from "../world";

/** A server, a space in it, and folders on a disk: what the command line works between. */
export interface Setting {
  app: TestApp;
  url: string;
  alice: Caller;
  token: string;
  /** Where `add` puts articles. */
  space: string;
  /** An empty folder, outside of any other. */
  folder(): string;
  /** Runs a command, standing in `cwd`. */
  concord(cwd: string, command: string, given?: Partial<World>): Promise<Answer>;
  add(fields: { title: string; body?: string; slug?: string; parentId?: string | null; tags?: string[] }): Promise<{ id: string; version: number }>;
  patch(id: string, fields: object): Promise<void>;
  read(id: string): Promise<{ version: number; title: string; body: string; slug: string; parentId: string | null; tags: string[] }>;
  stop(): Promise<void>;
}

export interface Answer {
  code: number;
  out: string;
  err: string;
}

export async function startSetting(inspect?: Parameters<typeof startTestApp>[0]["inspect"]): Promise<Setting> {
  const app = await startTestApp({ database: "sqlite", door: "http", environment: { hasRateLimits: false }, ...(inspect ? { inspect } : {}) });
  const url = `http://127.0.0.1:${(app.door as unknown as { port: number }).port}`;
  const alice = await app.person("Alice");
  const space = (await alice.post("/api/spaces", { name: "Team" })).json().id;
  const { token } = (await alice.post("/api/tokens", { name: "cli" })).json();
  const scratch = mkdtempSync(join(scratchFolder, "concord-cli-"));
  const env = { CONCORD_URL: url, CONCORD_TOKEN: token, XDG_CONFIG_HOME: join(scratch, "config") };
  let folders = 0;
  const setting: Setting = {
    app, url, alice, token, space,
    folder: () => {
      const made = join(scratch, `folder-${(folders += 1)}`);
      mkdirSync(made);
      return made;
    },
    async concord(cwd, command, given = {}) {
      const answer: Answer = { code: 0, out: "", err: "" };
      answer.code = await run(command.split(" ").filter(Boolean), {
        cwd, env,
        print: (line) => (answer.out += `${line}\n`),
        say: (line) => (answer.err += `${line}\n`),
        askSecret: async () => null,
        fetch: (input, init) => fetch(input, init),
        sleep: async () => {},
        ...given,
      });
      return answer;
    },
    async add(fields) {
      const answer = await alice.post("/api/articles", { spaceId: setting.space, ...fields });
      if (answer.status !== 201) throw new Error(answer.text);
      return answer.json();
    },
    async patch(id, fields) {
      const { version } = (await alice.get(`/api/articles/${id}`)).json();
      const answer = await alice.patch(`/api/articles/${id}`, { version, ...fields });
      if (answer.status !== 200) throw new Error(answer.text);
    },
    read: async (id) => (await alice.get(`/api/articles/${id}`)).json(),
    async stop() {
      await app.stop();
      rmSync(scratch, { recursive: true, force: true });
    },
  };
  return setting;
}

/** The Markdown files of a folder by their paths. */
export function filesIn(root: string): Record<string, string> {
  const paths = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((path) => !path.startsWith(".concord"))
    .sort();
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(root, path), "utf8")]));
}

export function put(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
