"use client";

import { EditorView } from "@codemirror/view";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { MarkdownView } from "@/components/markdown/markdown-view";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { SessionStart } from "@/lib/client/article-session";
import { queryKeys } from "@/lib/client/query-keys";
import { indicatorOf } from "@/lib/editor/indicator";
import { isDirty, openDecision, type SaveState } from "@/lib/editor/state";
import { faultOf } from "@/lib/client/sentences";
import { positionOf } from "./codemirror/line-endings";
import type { ArticleBuffer } from "./article-buffer";
import { BodyEditor } from "./body-editor";
import { Dock } from "./dock";
import { DraftNotice } from "./draft-notice";
import { EditorBar } from "./editor-bar";
import { GoneDialog } from "./gone-dialog";
import { MergeNotice } from "./merge-notice";
import { MergePanel } from "./merge-panel";
import { OutlinePanel } from "./outline-panel";
import { ReviewPanel } from "./review-panel";
import { StateMessages } from "./state-messages";
import { TagsLine } from "./tags-line";
import { TitleField } from "./title-field";
import { useBodyText, useFields, useSaveState, useSession, useStorageFailure, type OpenSession } from "./use-session";
import { useRescue } from "./use-rescue";
import { useViewMode } from "./view-mode";
import styles from "./article-editor.module.css";

/** Everything a writer needs on one page: the text, where it is, and what to do when somebody else wrote too. */
export function ArticleEditor({ start }: { start: SessionStart }) {
  const { article, person, resumption, store } = start;
  const router = useRouter();
  const open = useSession(start);
  const { session, buffer } = open;
  const { controller } = session;
  const state = useSaveState(open);
  const isStorageFailing = useStorageFailure(open);
  const rescue = useRescue(article.spaceId);
  const [isReviewing, setReviewing] = useState(false);
  useSaveKey(controller.save);
  useFreshLists(state, article.id);

  const decision = openDecision(state);
  const isAside = decision !== null || (isReviewing && state.lastMerge !== null);
  const keepPlace = usePlace(isAside, buffer);
  const leaveWithNew = () =>
    void rescue.saveAsNew(buffer.read()).then((isSaved) => {
      if (isSaved) controller.dispatch({ kind: "discarded" });
    });
  const letGo = () => {
    controller.dispatch({ kind: "discarded" });
    router.push("/");
  };

  return (
    <>
      {decision && <MergePanel open={open} state={state} decision={decision} person={person} rescue={rescue} />}
      {isReviewing && state.lastMerge && !decision && (
        <ReviewPanel open={open} record={state.lastMerge} person={person} rescue={rescue} onClose={() => setReviewing(false)} />
      )}
      {state.activity.kind === "gone" && (
        <GoneDialog
          activity={state.activity}
          hasOwnText={isDirty(state)}
          onRestore={() => controller.dispatch({ kind: "restoreRequested" })}
          onSaveAsNew={leaveWithNew}
          onLetGo={letGo}
        />
      )}
      <div className={styles.page} hidden={isAside}>
        <Desk open={open} state={state} articleId={article.id} rescue={rescue} hasFocusAtFirst={article.body.length === 0 || article.title !== "Untitled"} />
        <Dock>
          {!isAside && (
            <>
              <DraftNotice open={open} resumption={resumption} store={store} article={article} rescue={rescue} />
              {state.lastMerge && (
                <MergeNotice record={state.lastMerge} personId={person.id} onShow={() => keepPlace(() => setReviewing(true))} onDismiss={() => controller.dispatch({ kind: "mergeNoticed" })} />
              )}
              <StateMessages
                state={state}
                articleId={article.id}
                personId={person.id}
                isStorageFailing={isStorageFailing}
                onResolve={() => keepPlace(() => controller.dispatch({ kind: "decisionOpened" }))}
                onRetry={controller.save}
                onCopy={() => rescue.copy(buffer.read())}
                onDownload={() => rescue.download(buffer.read())}
                onSaveAsNew={leaveWithNew}
              />
            </>
          )}
        </Dock>
      </div>
    </>
  );
}

/** The text with its title, tags and tools. */
function Desk({ open, state, articleId, rescue, hasFocusAtFirst }: { open: OpenSession; state: SaveState; articleId: string; rescue: ReturnType<typeof useRescue>; hasFocusAtFirst: boolean }) {
  const { buffer } = open;
  const { title, tags } = useFields(open);
  const text = useBodyText(open);
  const [mode, setMode] = useViewMode();
  const errors = state.activity.kind === "refused" ? state.activity.errors : [];
  const goTo = (at: number) => {
    const { view } = buffer;
    if (!view) return;
    const position = positionOf(buffer.state, at);
    view.dispatch({ selection: { anchor: position }, effects: EditorView.scrollIntoView(position, { y: "start", yMargin: 120 }) });
    view.focus();
  };
  return (
    <>
      <EditorBar
        buffer={buffer}
        indicator={indicatorOf(state)}
        mode={mode}
        onMode={setMode}
        articleId={articleId}
        onCopy={() => rescue.copy(buffer.read())}
        onDownload={() => rescue.download(buffer.read())}
      />
      <div className={styles.desk} data-mode={mode}>
        <div className={styles.sheet}>
          <VisuallyHidden as="h1">{title || "Untitled"}</VisuallyHidden>
          <TitleField value={title} onChange={(next) => buffer.editFields({ title: next })} onDone={() => buffer.view?.focus()} error={faultOf([...errors], "title")} />
          <TagsLine value={tags} onChange={(next) => buffer.editFields({ tags: next })} error={faultOf([...errors], "tags")} />
          <div className={styles.body} hidden={mode === "read"}>
            <BodyEditor buffer={buffer} hasFocusAtFirst={hasFocusAtFirst} />
          </div>
          {mode === "read" && <MarkdownView source={text} />}
        </div>
        {mode === "split" && (
          <section className={styles.preview} aria-label="Preview">
            <MarkdownView source={text} />
          </section>
        )}
        {mode !== "split" && (
          <aside className={styles.aside}>
            <OutlinePanel text={text} onGo={({ at }) => goTo(at)} />
          </aside>
        )}
      </div>
    </>
  );
}

/** Leaving the text for another screen and coming back: to the same lines, with the focus in the text. */
function usePlace(isAside: boolean, buffer: ArticleBuffer): (leave: () => void) => void {
  const top = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (isAside || top.current === null) return;
    window.scrollTo({ top: top.current, behavior: "instant" });
    top.current = null;
    buffer.view?.focus();
  }, [isAside, buffer]);
  return (leave) => {
    top.current = window.scrollY;
    leave();
  };
}

/** Ctrl/Cmd+S saves, wherever the focus is, and never opens the browser's own dialog. */
function useSaveKey(save: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "s" || !(event.metaKey || event.ctrlKey) || event.shiftKey || event.altKey) return;
      event.preventDefault();
      save();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [save]);
}

/** Lists show titles and tags; they are asked for again when those changed, and history when there is a new version. */
function useFreshLists(state: SaveState, articleId: string): void {
  const cache = useQueryClient();
  const { version, content } = state.base;
  const names = `${content.title}\n${content.tags.join("\n")}`;
  const [first] = useState({ version, names });
  useEffect(() => {
    if (version !== first.version) void cache.invalidateQueries({ queryKey: queryKeys.article(articleId) });
  }, [cache, articleId, version, first.version]);
  useEffect(() => {
    if (names !== first.names) void cache.invalidateQueries({ queryKey: queryKeys.articleLists });
  }, [cache, names, first.names]);
}
