import type { z } from "zod";
import {
  memberListSchema,
  memberSchema,
  spaceListSchema,
  spaceSchema,
  type Member,
  type MemberCreate,
  type Role,
  type Space,
  type SpacePatch,
  type spaceCreateSchema,
} from "../spaces/schema";
import type { Problem } from "../wire/schema";
import type { Page, RequestOptions, WriteOptions } from "./articles-api";
import { problemOf, readFailure, writeFailure, type Failure, type ReadFailure, type WriteFailure } from "./failures";
import { isOk, pathOf, type Reply, type Send } from "./transport";

export type NewSpace = z.input<typeof spaceCreateSchema>;

/** Somebody else changed the space in between. */
type Clash = { kind: "conflict"; problem: Problem };

export type SaveSpace = { kind: "saved"; space: Space } | Clash | WriteFailure | Failure<"duplicate">;
export type DeleteSpace = { kind: "deleted" } | Clash | WriteFailure | Failure<"inUse">;
export type SaveMember = { kind: "saved"; member: Member } | WriteFailure | Failure<"duplicate" | "lastOwner">;
export type RemoveMember = { kind: "deleted" } | WriteFailure | Failure<"lastOwner">;

export function spacesApi(send: Send) {
  return {
    async listSpaces(
      query: { limit?: number; cursor?: string } = {},
      options: RequestOptions = {},
    ): Promise<({ kind: "ok" } & Page<Space>) | ReadFailure> {
      const path = pathOf("spaces");
      const reply = await send("GET", path, { query, ...options });
      if (isOk(reply)) return { kind: "ok", ...spaceListSchema.parse(reply.body) };
      return readFailure({ method: "GET", path }, reply);
    },

    async getSpace(id: string, options: RequestOptions = {}): Promise<{ kind: "ok"; space: Space } | ReadFailure> {
      const path = pathOf("spaces", id);
      const reply = await send("GET", path, options);
      if (isOk(reply)) return { kind: "ok", space: spaceSchema.parse(reply.body) };
      return readFailure({ method: "GET", path }, reply);
    },

    async createSpace(space: NewSpace, options: WriteOptions = {}): Promise<SaveSpace> {
      const path = pathOf("spaces");
      const reply = await send("POST", path, { json: space, ...options });
      if (isOk(reply)) return { kind: "saved", space: spaceSchema.parse(reply.body) };
      return writeFailure({ method: "POST", path }, reply, "duplicate");
    },

    async updateSpace(id: string, patch: SpacePatch & { version: number }, options: WriteOptions = {}): Promise<SaveSpace> {
      const path = pathOf("spaces", id);
      const reply = await send("PATCH", path, {
        json: patch,
        headers: { "content-type": "application/merge-patch+json" },
        ...options,
      });
      if (isOk(reply)) return { kind: "saved", space: spaceSchema.parse(reply.body) };
      return clashOf(reply) ?? writeFailure({ method: "PATCH", path }, reply, "duplicate");
    },

    async deleteSpace(id: string, version: number, options: WriteOptions = {}): Promise<DeleteSpace> {
      const path = pathOf("spaces", id);
      const reply = await send("DELETE", path, { headers: { "if-match": `"${version}"` }, ...options });
      if (isOk(reply)) return { kind: "deleted" };
      return clashOf(reply) ?? writeFailure({ method: "DELETE", path }, reply, "inUse");
    },

    async listMembers(
      spaceId: string,
      query: { limit?: number; cursor?: string } = {},
      options: RequestOptions = {},
    ): Promise<({ kind: "ok" } & Page<Member>) | ReadFailure> {
      const path = pathOf("spaces", spaceId, "members");
      const reply = await send("GET", path, { query, ...options });
      if (isOk(reply)) return { kind: "ok", ...memberListSchema.parse(reply.body) };
      return readFailure({ method: "GET", path }, reply);
    },

    async addMember(spaceId: string, member: MemberCreate, options: WriteOptions = {}): Promise<SaveMember> {
      const path = pathOf("spaces", spaceId, "members");
      const reply = await send("POST", path, { json: member, ...options });
      if (isOk(reply)) return { kind: "saved", member: memberSchema.parse(reply.body) };
      return writeFailure({ method: "POST", path }, reply, "duplicate", "lastOwner");
    },

    async changeMember(spaceId: string, userId: string, role: Role, options: WriteOptions = {}): Promise<SaveMember> {
      const path = pathOf("spaces", spaceId, "members", userId);
      const reply = await send("PATCH", path, { json: { role }, ...options });
      if (isOk(reply)) return { kind: "saved", member: memberSchema.parse(reply.body) };
      return writeFailure({ method: "PATCH", path }, reply, "duplicate", "lastOwner");
    },

    async removeMember(spaceId: string, userId: string, options: WriteOptions = {}): Promise<RemoveMember> {
      const path = pathOf("spaces", spaceId, "members", userId);
      const reply = await send("DELETE", path, options);
      if (isOk(reply)) return { kind: "deleted" };
      return writeFailure({ method: "DELETE", path }, reply, "lastOwner");
    },
  };
}

function clashOf(reply: Reply): Clash | null {
  if (reply.kind !== "reply" || reply.problem?.type !== "/problems/version-conflict") return null;
  return { kind: "conflict", problem: problemOf(reply) };
}
