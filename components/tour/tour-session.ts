import { EditorView } from "@codemirror/view";
import { articleEditor } from "@/components/codemirror/extensions";
import { ArticleBuffer } from "@/components/editor/article-buffer";
import type { OpenSession } from "@/components/editor/use-session";
import { browserClock } from "@/lib/client/article-session";
import { createSaveController } from "@/lib/editor/controller";
import { mergeContents } from "@/lib/editor/merge";
import { cleanState } from "@/lib/editor/state";
import { mergeArticle } from "@/lib/merge";
import type { Person } from "@/lib/wire/schema";
import type { TourServer } from "./tour-server";

export interface TourWriter extends OpenSession {
  readonly person: Person;
  isOnline(): boolean;
  setOnline(isOnline: boolean): void;
  /** Replaces words as if they were typed; false where they no longer stand there. */
  type(words: string, replacement: string): boolean;
}

/** One of the two writers: the editor and the save machine as they are, on an article in this page's memory. */
export function openTourWriter(server: TourServer, person: Person, label: string, nonce: string | undefined, isOnlineAtFirst: boolean): TourWriter {
  let isOnline = isOnlineAtFirst;
  const { version, content } = server.newest;
  const buffer: ArticleBuffer = new ArticleBuffer(content, (endings) => [
    // As high as its text: what it has to say stands right below.
    EditorView.theme({ ".cm-content": { minHeight: "10rem", paddingBottom: "0" } }),
    articleEditor({ label, endings, nonce, images: null, onChange: () => buffer.bodyEdited() }),
  ]);
  const drafts = { keep: () => undefined, drop: () => undefined };
  const transport = server.transportOf(person, () => isOnline);
  const controller = createSaveController(
    { transport, clock: browserClock, buffer, drafts, merge: mergeContents, personId: person.id },
    cleanState({ version, content }),
  );
  buffer.tellEdits(() => controller.edited());
  const lookUp = () => {
    const { newest } = server;
    if (isOnline && newest.version > controller.getState().base.version) controller.dispatch({ kind: "remoteSeen", theirs: newest });
  };
  return {
    buffer,
    person,
    session: {
      controller,
      merge: mergeArticle,
      open: () => server.subscribe(() => queueMicrotask(lookUp)),
      isStorageFailing: () => false,
      subscribeStorage: () => () => undefined,
      getOthers: () => [],
      subscribeOthers: () => () => undefined,
    },
    isOnline: () => isOnline,
    setOnline(isNowOnline) {
      isOnline = isNowOnline;
      if (!isOnline) return;
      controller.dispatch({ kind: "cameOnline" });
      lookUp();
    },
    type(words, replacement) {
      const { view } = buffer;
      const at = view?.state.doc.toString().indexOf(words) ?? -1;
      if (!view || at === -1) return false;
      view.dispatch({ changes: { from: at, to: at + words.length, insert: replacement }, userEvent: "input.type" });
      return true;
    },
  };
}
