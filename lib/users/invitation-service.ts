import "server-only";
import { hashSecret, newSessionSecret } from "../auth/secret";
import type { Viewer } from "../auth/viewer";
import { freshId, type NewId } from "../idempotency/new-id";
import { decodeCursor, toPage } from "../wire/cursor";
import type { CommonProblem } from "../wire/problems";
import type { InvitationRepository, InvitationRow } from "./invitation-repository";
import type { UserRepository } from "./repository";
import type { Invitation, InvitationCreate, InvitationWithLink } from "./schema";

/** Days until an invitation that nobody has used ends. */
export const INVITATION_DAYS = 7;
const INVITATION_MS = INVITATION_DAYS * 24 * 60 * 60 * 1000;

export type InvitationService = ReturnType<typeof createInvitationService>;

/** Links with which the owner of the installation lets people create an account, one each. */
export function createInvitationService(invitations: InvitationRepository, users: UserRepository) {
  async function refusalFor(viewer: Viewer): Promise<CommonProblem | null> {
    if ((await users.findById(viewer.userId))?.role === "owner") return null;
    return { kind: "forbidden", detail: "Invitations are the owner's of this installation. Nothing was written." };
  }

  return {
    async create(viewer: Viewer, { name }: InvitationCreate, { id, isRepeated }: NewId = freshId()): Promise<{ kind: "created"; invitation: InvitationWithLink } | CommonProblem> {
      const refusal = await refusalFor(viewer);
      if (refusal) return refusal;
      const secret = newSessionSecret();
      const now = new Date();
      await invitations.removeExpired(now);
      // Nobody was told the link of the one that an earlier run of the same request has made.
      if (isRepeated) await invitations.remove(id);
      const row = { id, hash: hashSecret(secret), name, createdAt: now, expiresAt: new Date(now.getTime() + INVITATION_MS) };
      await invitations.add(row);
      return { kind: "created", invitation: { ...toInvitation(row), link: `/sign-up?invitation=${secret}` } };
    },

    async list(
      viewer: Viewer,
      page: { limit: number; cursor?: string | undefined },
    ): Promise<{ kind: "found"; items: Invitation[]; nextCursor: string | null } | CommonProblem> {
      const refusal = await refusalFor(viewer);
      if (refusal) return refusal;
      const after = page.cursor ? decodeCursor(page.cursor, ["text"]) : null;
      if (page.cursor && !after) return { kind: "malformed", faults: [{ path: "cursor", message: "is not a cursor of this list" }] };
      const rows = await invitations.list(new Date(), after ? String(after[0]) : undefined, page.limit + 1);
      const { items, nextCursor } = toPage(rows, page.limit, (row) => [row.id]);
      return { kind: "found", items: items.map(toInvitation), nextCursor };
    },

    async revoke(viewer: Viewer, id: string): Promise<{ kind: "revoked" } | CommonProblem> {
      return (await refusalFor(viewer)) ?? ((await invitations.remove(id)) ? { kind: "revoked" } : { kind: "not-found" });
    },
  };
}

function toInvitation({ id, name, createdAt, expiresAt }: InvitationRow): Invitation {
  return { id, name, createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString() };
}
