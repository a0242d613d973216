import { z } from "zod";
import { nameText, namedVersionSchema, pageSchema, slugSchema, storedText, timestampSchema, versionSchema } from "../wire/schema";
import { emailSchema } from "../users/schema";

export const MAX_SPACE_NAME_LENGTH = 100;
export const MAX_SPACE_DESCRIPTION_LENGTH = 500;

/** What a member may do in a space, from least to most. */
export const roleSchema = z.enum(["viewer", "editor", "owner"]);
export type Role = z.infer<typeof roleSchema>;

export const spaceSchema = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  description: z.string(),
  version: versionSchema,
  /** The caller's own role in this space. */
  role: roleSchema,
  articleCount: z.int(),
  createdAt: timestampSchema,
  updatedAt: timestampSchema,
});
export type Space = z.infer<typeof spaceSchema>;
export const spaceListSchema = pageSchema(spaceSchema);

const name = nameText({ maxLength: MAX_SPACE_NAME_LENGTH });
const description = storedText().max(
  MAX_SPACE_DESCRIPTION_LENGTH,
  `must have at most ${MAX_SPACE_DESCRIPTION_LENGTH} characters`,
);

/** `POST /api/spaces`; the slug defaults from the name. */
export const spaceCreateSchema = z.strictObject({
  name,
  slug: slugSchema.optional(),
  description: description.default(""),
});
export type SpaceCreate = z.infer<typeof spaceCreateSchema>;

/** `PATCH /api/spaces/{id}` */
export const spacePatchSchema = z
  .strictObject({ name, slug: slugSchema, description, version: namedVersionSchema })
  .partial();
export type SpacePatch = z.infer<typeof spacePatchSchema>;

export const memberSchema = z.object({
  userId: z.string(),
  name: z.string(),
  email: z.string(),
  role: roleSchema,
  createdAt: timestampSchema,
});
export type Member = z.infer<typeof memberSchema>;
export const memberListSchema = pageSchema(memberSchema);

/** `POST …/members` */
export const memberCreateSchema = z.strictObject({ email: emailSchema, role: roleSchema });
export type MemberCreate = z.infer<typeof memberCreateSchema>;

/** `PATCH …/members/{userId}` */
export const memberPatchSchema = z.strictObject({ role: roleSchema });
