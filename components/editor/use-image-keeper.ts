import type { ImageKeeper } from "@/components/codemirror/images";
import { useAnnounce } from "@/components/ui/announcer";
import { useNotice } from "@/components/ui/notice";
import { apiClient } from "@/lib/client/api-client";
import { failureSentence } from "@/lib/client/sentences";
import { detectMediaType } from "@/lib/files/media-type";
import { MAX_FILE_BYTES, MAX_FILE_NAME_LENGTH } from "@/lib/files/schema";

/** How much of a file has to be read to tell what it is, in bytes. */
const HEAD_BYTES = 4096;

/** Keeps images in a space and tells the person what became of them. */
export function useImageKeeper(spaceId: string): ImageKeeper {
  const announce = useAnnounce();
  const notify = useNotice();
  const refuse = (file: File, description: string, again?: () => void) => {
    notify({ title: `${file.name} was not added`, description, tone: "problem", ...(again ? { action: { label: "Try again", onClick: again } } : {}) });
    return null;
  };
  return {
    async keep(file, again) {
      if (file.size > MAX_FILE_BYTES) return refuse(file, "It is larger than 10 MB. Your text is unchanged; make the image smaller and try again.");
      const mediaType = detectMediaType(new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer()));
      if (mediaType === null) return refuse(file, "It is not an image that every browser shows. Your text is unchanged; save it as PNG, JPEG, GIF, WebP, AVIF or SVG and try again.");
      announce(`Uploading ${file.name}`);
      const outcome = await whileAsked(() => apiClient.uploadFile(spaceId, { content: file, mediaType, name: nameOf(file) }));
      if (outcome.kind === "saved") {
        announce(`${file.name} was added`);
        return outcome.file.url;
      }
      if (outcome.kind === "tooLarge") return refuse(file, "The images of this space have reached 1 GB together. Your text is unchanged; remove images that no article shows.");
      return refuse(file, failureSentence(outcome, "keep the image"), again);
    },
    left(file) {
      notify({ title: `${file.name} was not added`, description: "You left the article before it was uploaded. Add it again to show it there." });
    },
  };
}

const nameOf = (file: File): string => file.name.replace(/[\r\n]+/g, " ").trim().slice(-MAX_FILE_NAME_LENGTH) || "image";

/** Until `work` is done, the browser asks before it closes the page. */
async function whileAsked<Result>(work: () => Promise<Result>): Promise<Result> {
  const ask = (event: BeforeUnloadEvent) => event.preventDefault();
  window.addEventListener("beforeunload", ask);
  try {
    return await work();
  } finally {
    window.removeEventListener("beforeunload", ask);
  }
}
