import type { z } from "zod";
import {
  invitationListSchema,
  invitationWithLinkSchema,
  meSchema,
  tokenListSchema,
  tokenWithSecretSchema,
  type Invitation,
  type InvitationCreate,
  type InvitationWithLink,
  type Me,
  type MePatch,
  type Registration,
  type SignIn,
  type Token,
  type TokenWithSecret,
  type tokenCreateSchema,
} from "../users/schema";
import type { Page, RequestOptions } from "./articles-api";
import { readFailure, writeFailure, type Failure, type ReadFailure, type WriteFailure } from "./failures";
import { hasStatus, isOk, pathOf, type Send } from "./transport";

export type NewToken = z.input<typeof tokenCreateSchema>;

export type ReadMe = { kind: "ok"; me: Me } | ReadFailure;
export type Register = { kind: "saved"; me: Me } | WriteFailure | Failure<"duplicate">;
/** `unauthorized` is a wrong password or an unknown email: the server does not tell which. */
export type OpenSession = { kind: "saved"; me: Me } | WriteFailure;

export function accountApi(send: Send) {
  return {
    async getMe(options: RequestOptions = {}): Promise<ReadMe> {
      const path = pathOf("me");
      const reply = await send("GET", path, options);
      if (isOk(reply)) return { kind: "ok", me: meSchema.parse(reply.body) };
      return readFailure({ method: "GET", path }, reply);
    },

    /** Creates an account and signs it in. */
    async register(account: Registration, options: RequestOptions = {}): Promise<Register> {
      const path = pathOf("users");
      const reply = await send("POST", path, { json: account, ...options });
      if (isOk(reply)) return { kind: "saved", me: meSchema.parse(reply.body) };
      return writeFailure({ method: "POST", path }, reply, "duplicate");
    },

    async signIn(credentials: SignIn, options: RequestOptions = {}): Promise<OpenSession> {
      const path = pathOf("session");
      const reply = await send("POST", path, { json: credentials, ...options });
      if (isOk(reply)) return { kind: "saved", me: meSchema.parse(reply.body) };
      return writeFailure({ method: "POST", path }, reply);
    },

    /** Ends the session. Having none to end is as good. */
    async signOut(options: RequestOptions = {}): Promise<{ kind: "ended" } | WriteFailure> {
      const path = pathOf("session");
      const reply = await send("DELETE", path, options);
      if (isOk(reply) || hasStatus(reply, 401)) return { kind: "ended" };
      return writeFailure({ method: "DELETE", path }, reply);
    },

    async updateMe(patch: MePatch, options: RequestOptions = {}): Promise<{ kind: "saved"; me: Me } | WriteFailure> {
      const path = pathOf("me");
      const reply = await send("PATCH", path, {
        json: patch,
        headers: { "content-type": "application/merge-patch+json" },
        ...options,
      });
      if (isOk(reply)) return { kind: "saved", me: meSchema.parse(reply.body) };
      return writeFailure({ method: "PATCH", path }, reply);
    },

    async listTokens(options: RequestOptions = {}): Promise<({ kind: "ok" } & Page<Token>) | ReadFailure> {
      const path = pathOf("tokens");
      const reply = await send("GET", path, options);
      if (isOk(reply)) return { kind: "ok", ...tokenListSchema.parse(reply.body) };
      return readFailure({ method: "GET", path }, reply);
    },

    /** The answer holds the secret, which the server shows this once. */
    async createToken(
      token: NewToken,
      options: RequestOptions = {},
    ): Promise<{ kind: "saved"; token: TokenWithSecret } | WriteFailure> {
      const path = pathOf("tokens");
      const reply = await send("POST", path, { json: token, ...options });
      if (isOk(reply)) return { kind: "saved", token: tokenWithSecretSchema.parse(reply.body) };
      return writeFailure({ method: "POST", path }, reply);
    },

    async listInvitations(options: RequestOptions = {}): Promise<({ kind: "ok" } & Page<Invitation>) | ReadFailure> {
      const path = pathOf("invitations");
      const reply = await send("GET", path, options);
      if (isOk(reply)) return { kind: "ok", ...invitationListSchema.parse(reply.body) };
      return readFailure({ method: "GET", path }, reply);
    },

    /** The answer holds the link, which the server shows this once. */
    async createInvitation(
      invitation: InvitationCreate,
      options: RequestOptions = {},
    ): Promise<{ kind: "saved"; invitation: InvitationWithLink } | WriteFailure> {
      const path = pathOf("invitations");
      const reply = await send("POST", path, { json: invitation, ...options });
      if (isOk(reply)) return { kind: "saved", invitation: invitationWithLinkSchema.parse(reply.body) };
      return writeFailure({ method: "POST", path }, reply);
    },

    async revokeInvitation(id: string, options: RequestOptions = {}): Promise<{ kind: "deleted" } | WriteFailure> {
      const path = pathOf("invitations", id);
      const reply = await send("DELETE", path, options);
      if (isOk(reply)) return { kind: "deleted" };
      return writeFailure({ method: "DELETE", path }, reply);
    },

    async revokeToken(id: string, options: RequestOptions = {}): Promise<{ kind: "deleted" } | WriteFailure> {
      const path = pathOf("tokens", id);
      const reply = await send("DELETE", path, options);
      if (isOk(reply)) return { kind: "deleted" };
      return writeFailure({ method: "DELETE", path }, reply);
    },
  };
}
