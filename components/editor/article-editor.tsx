"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { SignInAgain } from "@/components/account/sign-in-again";
import { usePlaceNames } from "@/components/article-fields/use-place-names";
import { ArchivedBanner, ArchivedNotice, useArchivedPlace } from "@/components/publishing/archived-banner";
import type { SessionStart } from "@/lib/client/article-session";
import { queryKeys } from "@/lib/client/query-keys";
import type { SaveController } from "@/lib/editor/controller";
import { isDirty, openDecision, type SaveState } from "@/lib/editor/state";
import type { ArticleBuffer } from "./article-buffer";
import { Desk } from "./desk";
import { Dock } from "./dock";
import { DraftNotice } from "./draft-notice";
import { GoneDialog } from "./gone-dialog";
import { GoneMessage } from "./gone-message";
import { MergeNotice } from "./merge-notice";
import { MergePanel } from "./merge-panel";
import { ReviewPanel } from "./review-panel";
import { StateMessages, whereKept } from "./state-messages";
import { useArticlePublishing } from "./use-article-publishing";
import { useRescue } from "./use-rescue";
import { useSaveState, useSession, useStorageFailure } from "./use-session";
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
  const place = usePlaceNames(article.spaceId, article.id);
  const publishing = useArticlePublishing(open, state, article.id, person.id);
  const archived = useArchivedPlace(publishing.publicity.status === "archived");
  const { take, busy } = publishing.publishing;
  // What went wrong stands in the panel.
  const bringBack = { isBusy: busy === "unarchive", onUnarchive: () => void take("unarchive").then((isTaken) => isTaken || publishing.onOpenChange(true)) };
  const [isReviewing, setReviewing] = useState(false);
  const [isSigningIn, setSigningIn] = useState(false);
  const signIn = () => setSigningIn(true);
  const [isGoneOpen, setGoneOpen] = useState(false);
  const decideGone = () => setGoneOpen(true);
  useSaveKey(controller.save);
  useFreshLists(state, article.id);
  useWaitingDecision(resumption.needsDecision, state, controller);

  const decision = openDecision(state);
  const gone = state.activity.kind === "gone" ? state.activity : null;
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
      {decision && <MergePanel open={open} state={state} decision={decision} person={person} place={place} rescue={rescue} onSignIn={signIn} gone={gone && { message: <GoneMessage gone={gone} kept={isDirty(state) ? whereKept(isStorageFailing) : null} onDecide={decideGone} />, onDecide: decideGone }} />}
      {isReviewing && state.lastMerge && !decision && (
        <ReviewPanel open={open} record={state.lastMerge} person={person} place={place} rescue={rescue} onClose={() => setReviewing(false)} />
      )}
      {gone && (
        <GoneDialog
          gone={gone}
          isOpen={isGoneOpen}
          onOpenChange={setGoneOpen}
          hasOwnText={isDirty(state)}
          textToFocus={() => (isAside ? null : (buffer.view?.contentDOM ?? null))}
          onRestore={() => {
            setGoneOpen(false);
            controller.dispatch({ kind: "restoreRequested" });
          }}
          onSaveAsNew={leaveWithNew}
          onLetGo={letGo}
        />
      )}
      <div className={styles.page} hidden={isAside}>
        <Desk
          open={open}
          state={state}
          articleId={article.id}
          place={place}
          publishing={publishing}
          above={
            archived.above && (
              <div className={styles.banner} data-room={archived.above}>
                <ArchivedBanner {...bringBack} />
              </div>
            )
          }
          rescue={rescue}
          hasFocusAtFirst={article.body.length === 0 || article.title !== "Untitled"}
        />
        <Dock edges={open.edges}>
          {!isAside && (
            <>
              {archived.isAtEdge && <ArchivedNotice {...bringBack} />}
              <DraftNotice open={open} resumption={resumption} store={store} article={article} rescue={rescue} />
              {state.lastMerge && (
                <MergeNotice record={state.lastMerge} personId={person.id} onShow={() => keepPlace(() => setReviewing(true))} onDismiss={() => controller.dispatch({ kind: "mergeNoticed" })} />
              )}
              <StateMessages
                state={state}
                personId={person.id}
                isStorageFailing={isStorageFailing}
                onResolve={() => keepPlace(() => controller.dispatch({ kind: "decisionOpened" }))}
                onDecideGone={decideGone}
                onRetry={() => controller.save()}
                onSignIn={signIn}
                onCopy={() => rescue.copy(buffer.read())}
                onDownload={() => rescue.download(buffer.read())}
                onSaveAsNew={leaveWithNew}
              />
            </>
          )}
        </Dock>
      </div>
      <SignInAgain isOpen={isSigningIn} onOpenChange={setSigningIn} personId={person.id} onDone={() => (decision ? controller.dispatch({ kind: "decisionOpened" }) : controller.save())} />
    </>
  );
}

/** Text that waited for a decision when it was left leads straight to it. */
function useWaitingDecision(isWaiting: boolean, { activity }: SaveState, { dispatch }: SaveController): void {
  const isTaken = useRef(!isWaiting);
  useEffect(() => {
    if (isTaken.current || activity.kind !== "deciding") return;
    isTaken.current = true;
    if (!activity.open) dispatch({ kind: "decisionOpened" });
  }, [activity, dispatch]);
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
