import "server-only";
import { freshId, type NewId } from "../idempotency/new-id";
import { holds, versionOf, type Precondition } from "../articles/precondition";
import type { Viewer } from "../auth/viewer";
import type { UserRepository } from "../users/repository";
import { decodeCursor, toPage } from "../wire/cursor";
import type { CommonProblem } from "../wire/problems";
import { freeSlug, slugFrom, uncommonSlug } from "../wire/slug";
import { refusalFor } from "./access";
import type { SpaceProblem } from "./problems";
import type { MemberRow, SpaceRepository, SpaceRow, SpaceWithRole } from "./repository";
import type { Member, MemberCreate, Role, Space, SpaceCreate, SpacePatch } from "./schema";

type Refused = SpaceProblem | CommonProblem;
export type SpaceService = ReturnType<typeof createSpaceService>;

const MAX_BLOCKERS = 20;
/** Tries to find a slug that nobody takes meanwhile. */
const SLUG_TRIES = 5;

/** Spaces and who may do what in them. */
export function createSpaceService(spaces: SpaceRepository, users: UserRepository) {
  async function find(viewer: Viewer, id: string, needed: Role): Promise<{ kind: "found"; space: SpaceWithRole } | Refused> {
    const space = await spaces.findFor(viewer.userId, id);
    const refusal = refusalFor(viewer, space?.role ?? null, needed);
    if (refusal || !space) return refusal ?? { kind: "not-found" };
    return { kind: "found", space };
  }

  async function slugTaken(viewer: Viewer, slug: string): Promise<SpaceProblem> {
    const existing = await spaces.findBySlugFor(viewer.userId, slug);
    return {
      kind: "duplicate",
      field: "slug",
      detail: `The address "${slug}" is taken by another space.`,
      ...(existing ? { link: `/api/spaces/${existing.id}` } : {}),
    };
  }

  return {
    /** Makes a space; one that an earlier run of the same request has made is found instead. */
    async create(viewer: Viewer, input: SpaceCreate, { id, isRepeated }: NewId = freshId()): Promise<{ kind: "created"; space: Space } | Refused> {
      if (!viewer.canWrite) return { kind: "forbidden", detail: "This token may only read. Nothing was written." };
      const earlier = isRepeated ? await spaces.findFor(viewer.userId, id) : null;
      if (earlier) return { kind: "created", space: toSpace(earlier) };
      const now = new Date();
      const wanted = input.slug ?? slugFrom(input.name, "space");
      for (let attempt = 0; attempt < SLUG_TRIES; attempt += 1) {
        const next = async () => freeSlug(wanted, await spaces.takenSlugs(wanted));
        const slug = input.slug ?? (attempt < 2 ? await next() : uncommonSlug(wanted));
        const row: SpaceRow = {
          id,
          slug,
          name: input.name,
          description: input.description,
          version: 1,
          createdAt: now,
          updatedAt: now,
        };
        if ((await spaces.add(row, viewer.userId)) === "added") {
          return { kind: "created", space: toSpace({ ...row, role: "owner", articleCount: 0 }) };
        }
        if (input.slug) break;
      }
      return slugTaken(viewer, wanted);
    },

    async read(viewer: Viewer, id: string): Promise<{ kind: "found"; space: Space } | Refused> {
      const found = await find(viewer, id, "viewer");
      return found.kind === "found" ? { kind: "found", space: toSpace(found.space) } : found;
    },

    async readBySlug(viewer: Viewer, slug: string): Promise<{ kind: "found"; space: Space } | Refused> {
      const space = await spaces.findBySlugFor(viewer.userId, slug);
      return space ? { kind: "found", space: toSpace(space) } : { kind: "not-found" };
    },

    async list(viewer: Viewer, page: { limit: number; cursor?: string | undefined }) {
      const after = page.cursor ? decodeCursor(page.cursor, ["text", "text"]) : null;
      if (page.cursor && !after) return badCursor;
      const rows = await spaces.listFor(
        viewer.userId,
        after && { name: String(after[0]), id: String(after[1]) },
        page.limit + 1,
      );
      const { items, nextCursor } = toPage(rows, page.limit, (space) => [space.name, space.id]);
      return { kind: "found" as const, items: items.map(toSpace), nextCursor };
    },

    async update(viewer: Viewer, id: string, precondition: Precondition, patch: SpacePatch): Promise<{ kind: "saved"; space: Space } | Refused> {
      const found = await find(viewer, id, "owner");
      if (found.kind !== "found") return found;
      const { space } = found;
      const { name = space.name, slug = space.slug, description = space.description } = patch;
      if (name === space.name && slug === space.slug && description === space.description) {
        return { kind: "saved", space: toSpace(space) };
      }
      if (!isFrom(precondition, space)) return stale(space, precondition);
      const change = { name, slug, description, updatedAt: new Date() };
      const outcome = await spaces.update(id, space.version, change);
      if (outcome === "slug-taken") return slugTaken(viewer, slug);
      // It has changed, or gone, since it was read.
      if (outcome === "stale") return this.update(viewer, id, precondition, patch);
      return { kind: "saved", space: toSpace({ ...space, ...change, version: space.version + 1 }) };
    },

    async remove(viewer: Viewer, id: string, precondition: Precondition): Promise<{ kind: "removed" } | Refused> {
      const found = await find(viewer, id, "owner");
      if (found.kind !== "found") return found;
      if (!isFrom(precondition, found.space)) return stale(found.space, precondition);
      if ((await spaces.remove(id, found.space.version)) === "removed") return { kind: "removed" };
      const { ids, total } = await spaces.blockers(id, MAX_BLOCKERS);
      // Nothing holds it: it has changed, or gone, since it was read.
      if (total === 0) return this.remove(viewer, id, precondition);
      return {
        kind: "in-use",
        detail: `The space still holds ${total} ${total === 1 ? "article" : "articles"}, the trash included.`,
        blockers: ids.map((articleId) => `/api/articles/${articleId}`),
        total,
      };
    },

    async listMembers(viewer: Viewer, id: string, page: { limit: number; cursor?: string | undefined }) {
      const found = await find(viewer, id, "viewer");
      if (found.kind !== "found") return found;
      const after = page.cursor ? decodeCursor(page.cursor, ["text"]) : null;
      if (page.cursor && !after) return badCursor;
      const rows = await spaces.listMembers(id, after && String(after[0]), page.limit + 1);
      const { items, nextCursor } = toPage(rows, page.limit, (member) => [member.userId]);
      return { kind: "found" as const, items: items.map(toMember), nextCursor };
    },

    async addMember(viewer: Viewer, id: string, input: MemberCreate): Promise<{ kind: "created"; member: Member } | Refused> {
      const found = await find(viewer, id, "owner");
      if (found.kind !== "found") return found;
      const user = await users.findByEmail(input.email);
      if (!user) {
        return { kind: "impossible", path: "email", detail: "Nobody has an account with this email. Ask them to register first." };
      }
      const member: MemberRow = { userId: user.id, name: user.name, email: user.email, role: input.role, createdAt: new Date() };
      const outcome = await spaces.addMember({ spaceId: id, userId: user.id, role: input.role, createdAt: member.createdAt });
      if (outcome === "is-member") {
        return { kind: "duplicate", field: "email", detail: `${user.name} is a member of this space already.` };
      }
      return { kind: "created", member: toMember(member) };
    },

    async changeMember(viewer: Viewer, id: string, userId: string, role: Role): Promise<{ kind: "changed"; member: Member } | Refused> {
      const found = await find(viewer, id, "owner");
      if (found.kind !== "found") return found;
      const outcome = await spaces.changeMember(id, userId, role);
      if (outcome === "last-owner") return { kind: "last-owner" };
      const member = outcome === "changed" ? await spaces.findMember(id, userId) : null;
      return member ? { kind: "changed", member: toMember(member) } : { kind: "not-found" };
    },

    /** Owners remove members; everyone may leave. */
    async removeMember(viewer: Viewer, id: string, userId: string): Promise<{ kind: "removed" } | Refused> {
      const found = await find(viewer, id, userId === viewer.userId ? "viewer" : "owner");
      if (found.kind !== "found") return found;
      const outcome = await spaces.changeMember(id, userId, null);
      if (outcome === "last-owner") return { kind: "last-owner" };
      return outcome === "changed" ? { kind: "removed" } : { kind: "not-found" };
    },
  };
}

/** Spaces keep no older versions: whether one was made within the second that a client names is in doubt, but for the first. */
function isFrom(precondition: Precondition, space: SpaceRow): boolean {
  return holds(precondition, { ...space, previousAt: space.version === 1 ? null : space.updatedAt });
}

function stale(space: SpaceRow, precondition: Precondition): SpaceProblem {
  return { kind: "space-version-conflict", spaceId: space.id, currentVersion: space.version, clientVersion: versionOf(precondition) };
}

const badCursor: CommonProblem = {
  kind: "malformed",
  faults: [{ path: "cursor", message: "is not a cursor of this list" }],
};

function toSpace(space: SpaceWithRole): Space {
  return { ...space, createdAt: space.createdAt.toISOString(), updatedAt: space.updatedAt.toISOString() };
}

function toMember(member: MemberRow): Member {
  return { ...member, createdAt: member.createdAt.toISOString() };
}
