import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { operations } from "../../lib/openapi/document";
import type { Operation } from "../../lib/openapi/operation";
import { startTestApp, type Caller, type TestApp } from "../testing/app";

// Every operation of the document, asked by everyone. What each may do follows from the row here; an
// operation without a row fails.

/** The least role in the space that may, or that the space does not matter, or that it is the installation's owner alone. */
const NEEDS: Record<string, "viewer" | "editor" | "owner" | "anyone" | "installation"> = {
  "get /api/me": "anyone", "patch /api/me": "anyone",
  "get /api/tokens": "anyone", "post /api/tokens": "anyone", "delete /api/tokens/{id}": "anyone",
  "get /api/invitations": "installation", "post /api/invitations": "installation", "delete /api/invitations/{id}": "installation",
  "get /api/spaces": "anyone", "post /api/spaces": "anyone",
  "get /api/spaces/{id}": "viewer", "patch /api/spaces/{id}": "owner", "delete /api/spaces/{id}": "owner",
  "get /api/spaces/{id}/members": "viewer", "post /api/spaces/{id}/members": "owner",
  "patch /api/spaces/{id}/members/{userId}": "owner", "delete /api/spaces/{id}/members/{userId}": "owner",
  "get /api/articles": "anyone", "post /api/articles": "editor",
  "get /api/articles/{id}": "viewer", "put /api/articles/{id}": "editor", "patch /api/articles/{id}": "editor", "delete /api/articles/{id}": "editor",
  "get /api/articles/{id}/body": "viewer", "put /api/articles/{id}/body": "editor",
  "post /api/articles/{id}/restore": "editor",
  "post /api/articles/{id}/publish": "editor", "post /api/articles/{id}/unpublish": "editor",
  "post /api/articles/{id}/archive": "editor", "post /api/articles/{id}/unarchive": "editor",
  "get /api/articles/{id}/schedule": "viewer", "put /api/articles/{id}/schedule": "editor", "delete /api/articles/{id}/schedule": "editor",
  "put /api/articles/{id}/star": "viewer", "delete /api/articles/{id}/star": "viewer", "get /api/stars": "anyone",
  "get /api/articles/{id}/versions": "viewer", "get /api/articles/{id}/versions/{n}": "viewer", "get /api/articles/{id}/authors": "viewer", "get /api/articles/{id}/versions/{n}/merge": "viewer", "post /api/articles/{id}/versions/{n}/restore": "editor",
  "get /api/articles/{id}/diff": "viewer", "post /api/articles/{id}/merge": "viewer",
  "get /api/spaces/{id}/files": "viewer", "post /api/spaces/{id}/files": "editor", "get /api/spaces/{id}/export": "viewer",
  "get /api/files/{id}": "viewer", "delete /api/files/{id}": "editor",
  "get /api/changes": "anyone", "get /api/events": "anyone", "get /api/insights/conflicts": "anyone",
};
const RANK = { viewer: 1, editor: 2, owner: 3 };

let test_: TestApp;
let callers: Record<string, Caller>;
let ids: { space: string; article: string; member: string; file: string };

beforeAll(async () => {
  test_ = await startTestApp({ database: "sqlite", door: "direct" });
  const owner = await test_.person("Owner");
  const space = (await owner.post("/api/spaces", { name: "Space" })).json().id;
  const member = async (role: string) => {
    const person = await test_.person(role);
    await owner.post(`/api/spaces/${space}/members`, { email: person.email, role });
    return person;
  };
  const editor = await member("editor");
  const stranger = await test_.person("Stranger");
  await stranger.post("/api/spaces", { name: "Another space" });
  const token = async (given: object) => (await editor.post("/api/tokens", { name: "t", ...given })).json();
  const revoked = await token({});
  await editor.delete(`/api/tokens/${revoked.id}`);
  const host = await test_.person("Host");
  callers = {
    "the installation's owner": host,
    "no sign-in": test_.anonymous,
    stranger,
    "another space's editor": stranger,
    viewer: await member("viewer"),
    editor,
    owner,
    "read-only token": test_.anonymous.withToken((await token({ scope: "read" })).token),
    "read-write token": test_.anonymous.withToken((await token({})).token),
    "revoked token": test_.anonymous.withToken(revoked.token),
  };
  await test_.app.database.db.user.update({ where: { id: host.id }, data: { role: "owner" } });
  const article = (await owner.post("/api/articles", { spaceId: space, title: "A" })).json().id;
  const image = { headers: { "content-type": "image/svg+xml" }, body: "<svg/>" };
  const file = (await owner.send("POST", `/api/spaces/${space}/files`, image)).json().id;
  ids = { space, article, file, member: (await member("viewer")).id };
});
afterAll(() => test_.stop());

const ROLE: Record<string, keyof typeof RANK | null> = {
  stranger: null, "another space's editor": null, "the installation's owner": null, viewer: "viewer", editor: "editor", owner: "owner",
  "read-only token": "editor", "read-write token": "editor",
};

/** 401, 403 or 404 for who may not; null for who may, whatever else is wrong with the request. */
function refusalOf(operation: Operation, caller: string): number | null {
  const needed = NEEDS[`${operation.method} ${operation.path}`];
  // Public with a row: what is not published takes a member.
  if (operation.access === "public" && !needed) return null;
  if (caller === "no sign-in" || caller === "revoked token") return 401;
  if (operation.access === "session" && caller.endsWith("token")) return 403;
  if (operation.access === "write" && caller === "read-only token") return 403;
  if (needed === "installation") return caller === "the installation's owner" ? null : 403;
  if (!needed || needed === "anyone") return null;
  const role = ROLE[caller];
  if (!role) return 404;
  return RANK[role] < RANK[needed] ? 403 : null;
}

function pathOf({ path }: Operation): string {
  return path
    .replace("/api/spaces/{id}", `/api/spaces/${ids.space}`)
    .replace("/api/articles/{id}", `/api/articles/${ids.article}`)
    .replace("/api/files/{id}", `/api/files/${ids.file}`)
    .replace("{userId}", ids.member)
    .replace("{n}", "1")
    .replace("{id}", "none")
    .replace(/diff$/, "diff?from=1&to=1");
}

/** A request that is right in itself, made from a version that nothing has: who may is told so, and nothing changes for the next caller. */
async function ask(operation: Operation, caller: Caller): Promise<number> {
  const headers: Record<string, string> = operation.version ? { "if-match": "999" } : {};
  // A stream does not end.
  const method = operation.path === "/api/events" ? "HEAD" : operation.method.toUpperCase();
  if (!operation.body) return (await caller.send(method, pathOf(operation), { headers })).status;
  const type = operation.body.types?.[0] ?? "application/json";
  const body = bodyOf(operation);
  return (await caller.send(method, pathOf(operation), { headers: { ...headers, "content-type": type }, body })).status;
}

function bodyOf({ path, body }: Operation): string {
  const example = body?.example;
  if (typeof example === "string") return example;
  if (path.endsWith("/merge")) return JSON.stringify({ version: 1 });
  const { version: _, ...fields } = Object(example) as Record<string, unknown>;
  return JSON.stringify(path === "/api/articles" ? { ...fields, spaceId: ids.space } : fields);
}

describe.each(operations.filter((operation) => operation.path !== "/api/session"))("$method $path", (operation) => {
  test("is asked by everyone and answers each as it should", async () => {
    if (operation.access !== "public") expect(NEEDS, "a row for every operation").toHaveProperty([`${operation.method} ${operation.path}`]);
    for (const [name, caller] of Object.entries(callers)) {
      const refusal = refusalOf(operation, name);
      // Membership would really change.
      if (operation.path.endsWith("{userId}") && refusal === null) continue;
      const status = await ask(operation, caller);
      if (refusal !== null) expect(status, name).toBe(refusal);
      else expect([401, 403], `${name}: ${status}`).not.toContain(status);
    }
  });
});
