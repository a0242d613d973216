import { v7 as uuid } from "uuid";
import { beforeAll, expect, test } from "vitest";
import type { OpenDatabase } from "../db/open";
import { NOON } from "../testing/fixtures";
import { createUserRepository, type UserRepository, type UserRow } from "./repository";

/** What the accounts' repository promises, whichever database is behind it. */
export function describeUserRepository(open: () => Promise<OpenDatabase>): void {
  let users: UserRepository;
  beforeAll(async () => {
    users = createUserRepository((await open()).db);
  });
  const person = (given: Partial<UserRow> = {}): UserRow => {
    const id = uuid();
    return { id, email: `${id}@example.org`, name: "Zoë", passwordHash: "hash", role: "member", createdAt: NOON, ...given };
  };

  test("of five people who are first at the same moment one owns the installation", async () => {
    const five = Array.from({ length: 5 }, () => person({ role: "owner" }));
    const outcomes = await Promise.all(five.map((user) => users.add(user)));
    expect(outcomes.filter((outcome) => outcome === "added")).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === "owner-exists")).toHaveLength(4);
    expect(await users.count()).toBe(1);
    expect(await users.findOwner()).toMatchObject({ id: five[outcomes.indexOf("added")]!.id });
  });

  test("an email is taken once, however many ask for it at the same moment", async () => {
    const email = "taken@example.org";
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => users.add(person({ email }))));
    expect(outcomes.filter((outcome) => outcome === "added")).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === "email-taken")).toHaveLength(4);
  });

  test("an account is found by email and by id, and its name and password change", async () => {
    const user = person();
    await users.add(user);
    expect(await users.findByEmail(user.email)).toEqual(user);
    await users.update(user.id, { name: "New", passwordHash: "other" });
    expect(await users.findById(user.id)).toMatchObject({ name: "New", passwordHash: "other", email: user.email });
    expect(await users.findById("nobody")).toBeNull();
  });
}
