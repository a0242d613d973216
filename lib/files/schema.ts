import { z } from "zod";
import { idSchema, nameText, pageSchema, personSchema, timestampSchema } from "../wire/schema";

/** The largest file, in bytes: 10 MiB. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;
/** What the files of one space may come to together, in bytes: 1 GiB. */
export const MAX_SPACE_FILE_BYTES = 1024 * 1024 * 1024;
export const MAX_FILE_NAME_LENGTH = 200;

/** Images that browsers show, each with the ending of a file's name. */
export const FILE_ENDINGS = {
  "image/svg+xml": "svg",
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/gif": "gif",
  "image/webp": "webp",
  "image/avif": "avif",
} as const;
export const mediaTypeSchema = z.enum(Object.keys(FILE_ENDINGS) as [MediaType, ...MediaType[]]);
export type MediaType = keyof typeof FILE_ENDINGS;

/** The `{id}` of an address. */
export const fileParamsSchema = z.object({ id: idSchema });

/** `POST /api/spaces/{id}/files?name=`; of a path its last part is the name, and a file without a name is called after its type. */
export const fileUploadQuerySchema = z.object({ name: nameText({ maxLength: MAX_FILE_NAME_LENGTH }).transform(withoutFolders).optional() });

function withoutFolders(path: string): string | undefined {
  const name = path.split(/[/\\]/).at(-1)!.trim();
  return name === "" || name === "." || name === ".." ? undefined : name;
}

export const fileSchema = z.object({
  id: z.string(),
  /** What an article writes to show it: the address of the bytes. */
  url: z.string(),
  name: z.string(),
  mediaType: mediaTypeSchema,
  /** In bytes. */
  size: z.int(),
  /** Of the bytes, in hexadecimal. */
  sha256: z.string(),
  createdAt: timestampSchema,
  createdBy: personSchema,
});
export type StoredFile = z.infer<typeof fileSchema>;
export const fileListSchema = pageSchema(fileSchema);

const FILE_PATH = "/api/files/";

export const fileUrl = (id: string): string => FILE_PATH + id;

/**
 * The ids of all files that a text may refer to: wherever the address of one stands, in a link, an image, a piece of
 * HTML or plain words. Too many are found rather than too few, because what is found is kept.
 */
export function fileIdsIn(text: string): Set<string> {
  const ids = new Set<string>();
  for (let at = text.indexOf(FILE_PATH); at !== -1; at = text.indexOf(FILE_PATH, at + FILE_PATH.length)) {
    const start = at + FILE_PATH.length;
    const id = /^[A-Za-z0-9_-]{1,64}/.exec(text.slice(start, start + 64))?.[0];
    if (id) ids.add(id);
  }
  return ids;
}
