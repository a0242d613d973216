import { v7 as uuid } from "uuid";
import { beforeAll, expect, test } from "vitest";
import type { OpenDatabase } from "../db/open";
import { addPerson, NOON } from "../testing/fixtures";
import type { Person } from "../wire/schema";
import { createAuthRepository, type AuthRepository } from "./repository";

/** What the repository of sessions, tokens and attempts promises, whichever database is behind it. */
export function describeAuthRepository(open: () => Promise<OpenDatabase>): void {
  let database: OpenDatabase;
  let auth: AuthRepository;
  let alice: Person;
  beforeAll(async () => {
    database = await open();
    auth = createAuthRepository(database);
    alice = await addPerson(database.db, "Alice");
  });
  const later = (minutes: number) => new Date(NOON.getTime() + minutes * 60_000);

  test("sessions are found, extended, ended, and ended for all but one", async () => {
    for (const id of ["s1", "s2", "s3"]) await auth.addSession({ id, userId: alice.id, createdAt: NOON, expiresAt: later(10) });
    expect(await auth.findSession("s1")).toMatchObject({ user: alice, expiresAt: later(10) });
    await auth.extendSession("s1", later(20));
    expect((await auth.findSession("s1"))?.expiresAt).toEqual(later(20));
    await auth.removeSession("s2");
    expect(await auth.findSession("s2")).toBeNull();
    await auth.removeSessionsOf(alice.id, "s1");
    expect(await auth.findSession("s3")).toBeNull();
    await auth.removeExpired(later(30));
    expect(await auth.findSession("s1")).toBeNull();
  });

  test("a token belongs to one person, who alone can remove it", async () => {
    const bob = await addPerson(database.db, "Bob");
    const token = { id: uuid(), userId: alice.id, name: "bot", hash: uuid(), scope: "read", createdAt: NOON, expiresAt: null };
    await auth.addToken(token);
    expect(await auth.findToken(token.hash)).toMatchObject({ scope: "read", user: alice });
    expect(await auth.removeToken(bob.id, token.id)).toBe(false);
    expect(await auth.removeToken(alice.id, token.id)).toBe(true);
    expect(await auth.findToken(token.hash)).toBeNull();
  });

  test("attempts made at the same moment are all counted, within their window", async () => {
    const counts = await Promise.all(Array.from({ length: 10 }, () => auth.countAttempt("key", NOON, later(15))));
    expect(counts.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(await auth.findAttempts("key", later(1))).toMatchObject({ count: 10 });
    expect(await auth.findAttempts("key", later(16))).toBeNull();
    expect(await auth.countAttempt("key", later(16), later(31))).toBe(1);
    await auth.clearAttempts("key");
    expect(await auth.findAttempts("key", later(17))).toBeNull();
  });
}
