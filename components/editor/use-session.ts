import { useEffect, useState, useSyncExternalStore } from "react";
import { CoveredEdges } from "@/components/codemirror/covered-edges";
import { articleEditor } from "@/components/codemirror/extensions";
import type { ImageKeeper } from "@/components/codemirror/images";
import { useCspNonce } from "@/components/shell/csp-nonce";
import { createArticleSession, type ArticleSession, type EditingSession, type SessionStart } from "@/lib/client/article-session";
import type { SaveState } from "@/lib/editor/state";
import type { Person } from "@/lib/wire/schema";
import { ArticleBuffer, type Fields } from "./article-buffer";
import { useImageKeeper } from "./use-image-keeper";

export interface OpenSession {
  readonly session: EditingSession;
  readonly buffer: ArticleBuffer;
}

export interface OpenArticle extends OpenSession {
  readonly session: ArticleSession;
  readonly edges: CoveredEdges;
}

/** One editing session for as long as the component is there. A different `start` needs a different key. */
export function useSession(start: SessionStart): OpenArticle {
  const nonce = useCspNonce();
  const images = useImageKeeper(start.article.spaceId);
  const [open] = useState(() => openSession(start, nonce, images));
  useEffect(() => open.session.open(), [open]);
  return open;
}

function openSession(start: SessionStart, nonce: string | undefined, images: ImageKeeper): OpenArticle {
  const edges = new CoveredEdges();
  const buffer: ArticleBuffer = new ArticleBuffer(start.resumption.content, (endings) => [
    edges.extension,
    articleEditor({
      label: "Article text",
      endings,
      nonce,
      placeholder: "Write…",
      images,
      keys: [{ key: "Mod-s", preventDefault: true, run: () => true }],
      onChange: () => buffer.bodyEdited(),
    }),
  ]);
  const session = createArticleSession(start, buffer);
  buffer.tellEdits(() => session.controller.edited());
  return { session, buffer, edges };
}

export function useSaveState({ session }: OpenSession): SaveState {
  return useSyncExternalStore(session.controller.subscribe, session.controller.getState, session.controller.getState);
}

export function useFields({ buffer }: OpenSession): Fields {
  return useSyncExternalStore(buffer.subscribeFields, buffer.getFields, buffer.getFields);
}

export function useStorageFailure({ session }: OpenSession): boolean {
  return useSyncExternalStore(session.subscribeStorage, session.isStorageFailing, () => false);
}

/** Who else has the article open. */
export function useOthers({ session }: OpenSession): readonly Person[] {
  return useSyncExternalStore(session.subscribeOthers, session.getOthers, session.getOthers);
}

/** The exact text of the body, some moments after the last change: for whatever is shown beside the editor. */
export function useBodyText({ buffer }: OpenSession, delayMs = 200): string {
  const [text, setText] = useState(() => buffer.read().body);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = buffer.subscribeBody(() => {
      clearTimeout(timer);
      timer = setTimeout(() => setText(buffer.read().body), delayMs);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [buffer, delayMs]);
  return text;
}
