import { z } from "zod";
import { givenTimeSchema, nameText, pageSchema, storedText, timestampSchema } from "../wire/schema";

export const MAX_NAME_LENGTH = 100;
export const MAX_EMAIL_LENGTH = 254;
export const MIN_PASSWORD_LENGTH = 10;
export const MAX_PASSWORD_LENGTH = 200;
export const MAX_TOKEN_NAME_LENGTH = 100;
export const MAX_INVITATION_NAME_LENGTH = 100;
const MAX_INVITATION_LENGTH = 200;

export const emailSchema = z
  .string()
  .trim()
  .max(MAX_EMAIL_LENGTH, `must have at most ${MAX_EMAIL_LENGTH} characters`)
  .pipe(z.email("must be an email address"))
  .transform((email) => email.toLowerCase());

export const passwordSchema = storedText()
  .min(MIN_PASSWORD_LENGTH, `must have at least ${MIN_PASSWORD_LENGTH} characters`)
  .max(MAX_PASSWORD_LENGTH, `must have at most ${MAX_PASSWORD_LENGTH} characters`);

/** `POST /api/users` */
export const registrationSchema = z.strictObject({
  email: emailSchema,
  name: nameText({ maxLength: MAX_NAME_LENGTH }),
  password: passwordSchema,
  /** The secret of an invitation, where one is needed. */
  invitation: z.string().max(MAX_INVITATION_LENGTH).optional(),
});
export type Registration = z.infer<typeof registrationSchema>;

/** `POST /api/session`. The password has no lower limit here: a wrong one is wrong, not malformed. */
export const signInSchema = z.strictObject({
  email: emailSchema,
  password: z.string().min(1, "must not be empty").max(MAX_PASSWORD_LENGTH),
});
export type SignIn = z.infer<typeof signInSchema>;

export const installationRoleSchema = z.enum(["owner", "member"]);

/** `GET /api/me` */
export const meSchema = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: installationRoleSchema,
  createdAt: timestampSchema,
});
export type Me = z.infer<typeof meSchema>;

/** `PATCH /api/me` */
export const mePatchSchema = z
  .strictObject({
    name: nameText({ maxLength: MAX_NAME_LENGTH }),
    password: passwordSchema,
    currentPassword: z.string().max(MAX_PASSWORD_LENGTH),
  })
  .partial()
  .refine((patch) => patch.password === undefined || patch.currentPassword !== undefined, {
    path: ["currentPassword"],
    message: "is needed to set a new password",
  });
export type MePatch = z.infer<typeof mePatchSchema>;

export const tokenScopeSchema = z.enum(["read", "write"]);
export type TokenScope = z.infer<typeof tokenScopeSchema>;

/** `POST /api/tokens` */
export const tokenCreateSchema = z.strictObject({
  name: nameText({ maxLength: MAX_TOKEN_NAME_LENGTH }),
  scope: tokenScopeSchema.default("write"),
  expiresAt: givenTimeSchema.nullable().optional(),
});
export type TokenCreate = z.infer<typeof tokenCreateSchema>;

export const tokenSchema = z.object({
  id: z.string(),
  name: z.string(),
  scope: tokenScopeSchema,
  createdAt: timestampSchema,
  expiresAt: timestampSchema.nullable(),
});
export type Token = z.infer<typeof tokenSchema>;

/** The 201 of `POST /api/tokens`: the only time the secret is shown. */
export const tokenWithSecretSchema = tokenSchema.extend({ token: z.string() });
export type TokenWithSecret = z.infer<typeof tokenWithSecretSchema>;

export const tokenListSchema = pageSchema(tokenSchema);

/** `POST /api/invitations`: `name` says who it is for. */
export const invitationCreateSchema = z.strictObject({ name: nameText({ maxLength: MAX_INVITATION_NAME_LENGTH }) });
export type InvitationCreate = z.infer<typeof invitationCreateSchema>;

/** An invitation that nobody has used. */
export const invitationSchema = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: timestampSchema,
  expiresAt: timestampSchema,
});
export type Invitation = z.infer<typeof invitationSchema>;

/** The 201 of `POST /api/invitations`: `link`, an address on this server, is shown this once. */
export const invitationWithLinkSchema = invitationSchema.extend({ link: z.string() });
export type InvitationWithLink = z.infer<typeof invitationWithLinkSchema>;

export const invitationListSchema = pageSchema(invitationSchema);
