import { z } from "zod";
import { timestampSchema } from "../wire/schema";

/** How many starred articles a list holds at most. */
export const MAX_STARS = 500;

/** `GET /api/stars`: the articles that the caller wants at hand, the one starred last first. */
export const starListSchema = z.object({
  items: z.array(z.object({ articleId: z.string(), title: z.string(), spaceId: z.string(), starredAt: timestampSchema })),
});
export type StarList = z.infer<typeof starListSchema>;
