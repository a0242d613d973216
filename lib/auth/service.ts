import "server-only";
import { freshId, type NewId } from "../idempotency/new-id";
import type { Token, TokenCreate, TokenWithSecret } from "../users/schema";
import { decodeCursor, toPage } from "../wire/cursor";
import type { CommonProblem } from "../wire/problems";
import { SESSION_DAYS } from "./cookie";
import type { AuthRepository } from "./repository";
import { hashSecret, newSessionSecret, newTokenSecret } from "./secret";
import type { Viewer } from "./viewer";

const SESSION_MS = SESSION_DAYS * 24 * 60 * 60 * 1000;

export type AuthService = ReturnType<typeof createAuthService>;

/** Sessions of browsers and tokens of programs. */
export function createAuthService(repository: AuthRepository) {
  return {
    /** Signs `userId` in; the returned secret goes into the cookie and is kept nowhere. */
    async startSession(userId: string): Promise<string> {
      const secret = newSessionSecret();
      const now = new Date();
      await repository.removeExpired(now);
      await repository.addSession({
        id: hashSecret(secret),
        userId,
        createdAt: now,
        expiresAt: new Date(now.getTime() + SESSION_MS),
      });
      return secret;
    },

    async endSession(secret: string): Promise<void> {
      await repository.removeSession(hashSecret(secret));
    },

    /** Ends every session of a person but the one of `secret`. */
    async endOtherSessions(userId: string, secret: string | null): Promise<void> {
      await repository.removeSessionsOf(userId, secret ? hashSecret(secret) : null);
    },

    /** Who the session of a cookie belongs to, or null when there is none that is valid. */
    async viewerOfSession(secret: string): Promise<Viewer | null> {
      const id = hashSecret(secret);
      const session = await repository.findSession(id);
      const now = Date.now();
      if (!session || session.expiresAt.getTime() <= now) return null;
      if (session.expiresAt.getTime() - now < SESSION_MS / 2) {
        await repository.extendSession(id, new Date(now + SESSION_MS));
      }
      return { userId: session.user.id, name: session.user.name, via: "session", canWrite: true };
    },

    /** Who a bearer token belongs to, or null when it is unknown, expired or revoked. */
    async viewerOfToken(secret: string): Promise<Viewer | null> {
      const token = await repository.findToken(hashSecret(secret));
      if (!token || (token.expiresAt && token.expiresAt.getTime() <= Date.now())) return null;
      return {
        userId: token.user.id,
        name: token.user.name,
        via: "token",
        canWrite: token.scope === "write",
      };
    },

    /** Makes a token. One that an earlier run of the same request has made goes: nobody was told its secret. */
    async createToken(viewer: Viewer, input: TokenCreate, { id, isRepeated }: NewId = freshId()): Promise<{ kind: "created"; token: TokenWithSecret } | CommonProblem> {
      const expiresAt = input.expiresAt ? new Date(input.expiresAt) : null;
      if (expiresAt && expiresAt.getTime() <= Date.now()) {
        return { kind: "impossible", path: "expiresAt", detail: "expiresAt must be in the future." };
      }
      const secret = newTokenSecret();
      if (isRepeated) await repository.removeToken(viewer.userId, id);
      const row = await repository.addToken({
        id,
        userId: viewer.userId,
        name: input.name,
        hash: hashSecret(secret),
        scope: input.scope,
        createdAt: new Date(),
        expiresAt,
      });
      return { kind: "created", token: { ...toToken(row), token: secret } };
    },

    async listTokens(
      viewer: Viewer,
      page: { limit: number; cursor?: string | undefined },
    ): Promise<{ kind: "found"; items: Token[]; nextCursor: string | null } | CommonProblem> {
      const after = page.cursor ? decodeCursor(page.cursor, ["text"]) : null;
      if (page.cursor && !after) return { kind: "malformed", faults: [{ path: "cursor", message: "is not a cursor of this list" }] };
      const rows = await repository.listTokens(viewer.userId, after ? String(after[0]) : undefined, page.limit + 1);
      const { items, nextCursor } = toPage(rows, page.limit, (row) => [row.id]);
      return { kind: "found", items: items.map(toToken), nextCursor };
    },

    async revokeToken(viewer: Viewer, id: string): Promise<{ kind: "revoked" } | CommonProblem> {
      return (await repository.removeToken(viewer.userId, id)) ? { kind: "revoked" } : { kind: "not-found" };
    },
  };
}

type TokenRow = Awaited<ReturnType<AuthRepository["addToken"]>>;

function toToken(row: TokenRow): Token {
  return {
    id: row.id,
    name: row.name,
    scope: row.scope === "read" ? "read" : "write",
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
  };
}
