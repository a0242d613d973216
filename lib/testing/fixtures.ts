import { v7 as uuid } from "uuid";
import type { Content, Origin } from "../articles/content";
import type { Db } from "../db/open";
import type { Person } from "../wire/schema";

/** Rows that repository suites start from. */

/** A time that both databases keep exactly. */
export const NOON = new Date("2026-01-02T12:00:00.000Z");

export async function addPerson(db: Db, name: string): Promise<Person> {
  const id = uuid();
  await db.user.create({
    data: { id, email: `${id}@example.org`, name, passwordHash: "none", role: "member", createdAt: NOON },
  });
  return { id, name };
}

export async function addSpace(db: Db, ownerId: string): Promise<string> {
  const id = uuid();
  await db.space.create({
    data: {
      ...{ id, slug: id, name: "Space", description: "", version: 1, createdAt: NOON, updatedAt: NOON },
      members: { create: { userId: ownerId, role: "owner", createdAt: NOON } },
    },
  });
  return id;
}

export function contentOf(given: Partial<Content> & { slug: string }): Content {
  return { title: "Title", body: "Body", tags: [], parentId: null, status: "draft", ...given };
}

export function originBy(author: Person, given: Partial<Origin> = {}): Origin {
  return { author, createdAt: NOON, kind: "edit", mergedFrom: null, yours: null, note: null, ...given };
}
