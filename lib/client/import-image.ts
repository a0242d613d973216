import { detectMediaType } from "../files/media-type";
import { MAX_FILE_BYTES } from "../files/schema";
import type { RawFile } from "../import/read-files";
import type { UploadStep } from "../import/run-import";
import type { ApiClient } from "./api-client";
import { failureSentence } from "./sentences";

/** Sends one image of an import to `spaceId`. Sending it again is harmless: the same bytes are kept once. */
export async function uploadImage(api: Pick<ApiClient, "uploadFile">, spaceId: string, image: RawFile): Promise<UploadStep> {
  const mediaType = detectMediaType(image.bytes);
  if (mediaType === null) return { kind: "refused", reason: "is not an image of a kind that can be shown" };
  if (image.bytes.byteLength > MAX_FILE_BYTES) return { kind: "refused", reason: "is larger than 10 MB" };
  const name = image.path.split("/").at(-1)!.trim().slice(-200);
  const outcome = await api.uploadFile(spaceId, { content: image.bytes, mediaType, name });
  if (outcome.kind === "saved") return { kind: "uploaded", url: outcome.file.url };
  if (outcome.kind === "throttled") return { kind: "wait", ms: outcome.retryAfterMs };
  if (outcome.kind === "tooLarge") return { kind: "refused", reason: "does not fit: the images of this space have reached 1 GB together" };
  return { kind: "failed", reason: failureSentence(outcome, "keep this image") };
}
