import { z } from "zod";

/**
 * Shapes that every resource shares: text that survives storage byte for byte, names of people,
 * pages of a list, and the error document.
 */

/** Lists: how many items a page holds when nothing is asked for, and at most. */
export const DEFAULT_PAGE_SIZE = 50;
export const MAX_PAGE_SIZE = 100;

const encoder = new TextEncoder();

/** Size of a text in bytes of UTF-8. */
export function utf8Bytes(text: string): number {
  return encoder.encode(text).length;
}

/** What makes a string unfit for storage, as a sentence, or null. NUL breaks PostgreSQL, a lone surrogate has no UTF-8. */
export function textFault(text: string): string | null {
  if (text.includes("\u0000")) return "must not contain NUL characters";
  if (!text.isWellFormed()) return "must not contain half of a surrogate pair";
  return null;
}

/** A string that both databases give back unchanged. */
export function storedText() {
  return z.string().superRefine((text, context) => {
    const fault = textFault(text);
    if (fault) context.addIssue({ code: "custom", message: fault });
  });
}

/** A one-line string that says something, of at most `maxLength` UTF-16 units, kept as it is written. */
export function lineText({ maxLength }: { maxLength: number }) {
  return singleLine(z.string(), maxLength);
}

/** A name: one line without outer blanks. */
export function nameText({ maxLength }: { maxLength: number }) {
  return singleLine(z.string().trim(), maxLength);
}

function singleLine(text: z.ZodString, maxLength: number) {
  return text
    .min(1, "must not be empty")
    .max(maxLength, `must have at most ${maxLength} characters`)
    .superRefine((value, context) => {
      const fault = textFault(value) ?? lineFault(value);
      if (fault) context.addIssue({ code: "custom", message: fault });
    });
}

function lineFault(text: string): string | null {
  if (/[\r\n]/.test(text)) return "must be a single line";
  return text !== "" && text.trim() === "" ? "must not be blanks alone" : null;
}

/** An opaque id, made by us or chosen by a client. */
export const idSchema = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, "must be 1 to 64 letters, digits, - or _");

export const slugSchema = z
  .string()
  .max(100, "must have at most 100 characters")
  .regex(/^[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*$/u, "must be words of letters and digits joined by -");

/** PostgreSQL has no year 0: its year 1 comes after the year 1 before Christ. */
export const isInYearZero = (time: string): boolean => time.startsWith("0000-");

export const timestampSchema = z.iso.datetime().refine((time) => !isInYearZero(time), "must be of the year 1 or later");

/** A time as a client gives it, in any zone; kept as `timestampSchema` has it. */
export const givenTimeSchema = z.iso
  .datetime({ offset: true })
  .transform((time) => new Date(time).toISOString())
  .pipe(timestampSchema);

export const versionSchema = z.int().min(1).max(2_147_483_647);

/** A version as a write names it: one that no article can have is a stale one, not a malformed one. */
export const namedVersionSchema = z.int().min(1);

/** A person as others see them. */
export const personSchema = z.object({ id: z.string(), name: z.string() });
export type Person = z.infer<typeof personSchema>;

export const pageQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(MAX_PAGE_SIZE).default(DEFAULT_PAGE_SIZE),
  cursor: z.string().max(500).optional(),
});

/** A page of a list; `nextCursor` is null on the last one. */
export function pageSchema<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

/** One fault of a request: where it is (`path` into body or query, joined by dots) and what is wrong. */
export const faultSchema = z.object({ path: z.string(), message: z.string() });
export type Fault = z.infer<typeof faultSchema>;

/** RFC 9457 problem details with the extensions of this API. Clients branch on `type`. */
export const problemSchema = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string(),
  requestId: z.string(),
  error: z.string(),
  message: z.string(),
  errors: z.array(faultSchema).optional(),
});
export type Problem = z.infer<typeof problemSchema>;
