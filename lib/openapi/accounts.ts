import { z } from "zod";
import { memberCreateSchema, memberPatchSchema, spaceCreateSchema, spacePatchSchema } from "../spaces/schema";
import { invitationCreateSchema, mePatchSchema, registrationSchema, signInSchema, tokenCreateSchema } from "../users/schema";
import { idSchema, pageQuerySchema } from "../wire/schema";
import type { Operation } from "./operation";

const PATCH_TYPES = ["application/json", "application/merge-patch+json"] as const;
const params = z.object({ id: idSchema });
const memberParams = z.object({ id: idSchema, userId: idSchema });
const page = { query: pageQuerySchema };

/** Accounts, sessions, tokens, spaces and their members. */
export const accountOperations: Operation[] = [
  {
    method: "post", path: "/api/users", tag: "Accounts", access: "public",
    summary: "Create an account and sign it in",
    description: "The very first account owns the installation. Where registration takes an invitation, `invitation` is the secret in its link.",
    body: { schema: registrationSchema, example: { email: "maren@example.org", name: "Maren Holt", password: "correct horse battery" } },
    answers: { 201: { description: "The account; the cookie signs it in.", component: "Me" } },
    problems: ["duplicate", "registration-closed", "not-invited"],
  },
  { method: "get", path: "/api/me", tag: "Accounts", access: "read", summary: "Who the caller is", answers: { 200: { description: "The caller's account.", component: "Me" } } },
  {
    method: "patch", path: "/api/me", tag: "Accounts", access: "write", summary: "Change one's own name or password",
    description: "The password is changed with a session alone.",
    body: { schema: mePatchSchema, types: PATCH_TYPES, example: { name: "Maren Holt" } },
    answers: { 200: { description: "The account as it is now.", component: "Me" } },
  },
  {
    method: "post", path: "/api/session", tag: "Accounts", access: "public", summary: "Sign in",
    description: "The answer to an unknown email and to a wrong password is the same. Failures are throttled.",
    body: { schema: signInSchema, example: { email: "maren@example.org", password: "correct horse battery" } },
    answers: { 201: { description: "The account; the cookie signs it in.", component: "Me" } },
    problems: ["wrong-credentials"],
  },
  { method: "delete", path: "/api/session", tag: "Accounts", access: "public", summary: "Sign out", answers: { 204: { description: "Signed out." } } },
  { method: "get", path: "/api/tokens", tag: "Accounts", access: "session", ...page, summary: "List one's own tokens", answers: { 200: { description: "A page of tokens, without their secrets.", component: "TokenList" } } },
  {
    method: "post", path: "/api/tokens", tag: "Accounts", access: "session", summary: "Make a token for a program",
    body: { schema: tokenCreateSchema, example: { name: "Sync job", scope: "write" } },
    answers: { 201: { description: "The token. Its secret is shown this once.", component: "TokenWithSecret" } },
    problems: ["impossible"],
  },
  { method: "delete", path: "/api/tokens/{id}", tag: "Accounts", access: "session", params, summary: "Revoke a token", answers: { 204: { description: "Revoked." } } },
  { method: "get", path: "/api/invitations", tag: "Accounts", access: "session", ...page, summary: "List the invitations that nobody has used", description: "For the owner of the installation.", answers: { 200: { description: "A page of invitations, without their links.", component: "InvitationList" } }, problems: ["forbidden"] },
  {
    method: "post", path: "/api/invitations", tag: "Accounts", access: "session", summary: "Make a link with which one person can create an account",
    description: "For the owner of the installation. The link holds for seven days and for one account.",
    body: { schema: invitationCreateSchema, example: { name: "Sam Okafor" } },
    answers: { 201: { description: "The invitation. Its link is shown this once.", component: "InvitationWithLink" } },
    problems: ["forbidden"],
  },
  { method: "delete", path: "/api/invitations/{id}", tag: "Accounts", access: "session", params, summary: "Revoke an invitation", answers: { 204: { description: "Revoked." } }, problems: ["forbidden"] },

  { method: "get", path: "/api/spaces", tag: "Spaces", access: "read", ...page, summary: "List the spaces one is a member of", answers: { 200: { description: "A page of spaces.", component: "SpaceList" } } },
  {
    method: "post", path: "/api/spaces", tag: "Spaces", access: "write", summary: "Make a space",
    body: { schema: spaceCreateSchema, example: { name: "Handbook" } },
    answers: { 201: { description: "The space; the caller owns it.", component: "Space", isVersioned: true } },
    problems: ["duplicate"],
  },
  { method: "get", path: "/api/spaces/{id}", tag: "Spaces", access: "read", params, summary: "Read a space", answers: { 200: { description: "The space.", component: "Space", isVersioned: true }, 304: { description: "The reader has this version." } } },
  {
    method: "patch", path: "/api/spaces/{id}", tag: "Spaces", access: "write", params, version: "required", summary: "Rename or describe a space",
    body: { schema: spacePatchSchema, types: PATCH_TYPES, example: { name: "Team handbook" } },
    answers: { 200: { description: "The space as it is now.", component: "Space", isVersioned: true } },
    problems: ["space-version-conflict", "duplicate"],
  },
  { method: "delete", path: "/api/spaces/{id}", tag: "Spaces", access: "write", params, version: "required", summary: "Remove an empty space", answers: { 204: { description: "Removed." } }, problems: ["space-version-conflict", "in-use"] },
  { method: "get", path: "/api/spaces/{id}/members", tag: "Spaces", access: "read", params, ...page, summary: "List the members of a space", answers: { 200: { description: "A page of members.", component: "MemberList" } } },
  {
    method: "post", path: "/api/spaces/{id}/members", tag: "Spaces", access: "write", params, summary: "Add a member",
    body: { schema: memberCreateSchema, example: { email: "sam@example.org", role: "editor" } },
    answers: { 201: { description: "The member.", component: "Member" } },
    problems: ["duplicate", "impossible"],
  },
  {
    method: "patch", path: "/api/spaces/{id}/members/{userId}", tag: "Spaces", access: "write", params: memberParams, summary: "Give a member another role",
    body: { schema: memberPatchSchema, types: PATCH_TYPES, example: { role: "owner" } },
    answers: { 200: { description: "The member.", component: "Member" } },
    problems: ["last-owner"],
  },
  { method: "delete", path: "/api/spaces/{id}/members/{userId}", tag: "Spaces", access: "write", params: memberParams, summary: "Remove a member, or leave", answers: { 204: { description: "Removed." } }, problems: ["last-owner"] },
];
