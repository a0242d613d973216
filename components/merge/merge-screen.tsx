"use client";

import { useEffect, useMemo, useReducer, useRef, useState, type ReactNode } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { Content } from "@/lib/editor/content";
import type { Person } from "@/lib/wire/schema";
import { BlockList, type BlockListHandle } from "./block-list";
import { FieldChanges } from "./field-changes";
import { KeyHelp } from "./key-help";
import { MergeProvider, type MergeSurroundings } from "./merge-context";
import { MergeFooter } from "./merge-footer";
import { MergeHeader, type MergeHeaderActions } from "./merge-header";
import { useMergeView } from "./merge-view";
import { blocksOf } from "./model/blocks";
import { beginMerge, hasDecisions, openQuestions, reduceMerge } from "./model/reducer";
import type { MergedSource } from "./model/source";
import { namesOf } from "./names";
import { NewsBar } from "./news-bar";
import type { Place } from "./place";
import { QuestionList } from "./question-list";
import { SideHeads } from "./side-by-side";
import { summaryOf } from "./summary";
import { useMergeAnnouncements } from "./use-merge-announcements";
import { useMergeFocus } from "./use-merge-focus";
import { useMergeKeys } from "./use-merge-keys";
import { useRenderBlock } from "./use-render-block";
import { useSaveAgain } from "./use-save-again";
import { useStableActions } from "./use-stable-actions";
import styles from "./merge-screen.module.css";

export interface MergeScreenProps {
  /** A new object whenever the article has moved; decisions are carried over to it. */
  merged: MergedSource;
  you: Person;
  /** `resolve` settles conflicts before saving; `review` looks at a merge that was made already. */
  mode: "resolve" | "review";
  isSaving: boolean;
  /** Why the last attempt to save failed, with the way on. */
  problem: ReactNode | null;
  place: Place;
  /** `source` is what the content was made from: a newer version may be on its way. `note` is kept with the version. */
  onSave: (content: Content, source: MergedSource, note: string | null) => void;
  onClose: () => void;
  onCopyMine: () => void;
  onDownloadMine: () => void;
  onSaveAsNew: (content: Content) => void;
  onOverwrite: () => void;
}

/** The three-way merge screen: settled text, and a card for each place that two people changed. */
export function MergeScreen({ merged, you, mode, isSaving, problem, place, onSave, onClose, ...ways }: MergeScreenProps) {
  const [stored, dispatch] = useReducer(reduceMerge, merged, beginMerge);
  // A newer merge is taken in before anything is drawn, so that no key can meet the old one.
  const isMoved = stored.source !== merged;
  if (isMoved) dispatch({ kind: "moved", source: merged });
  const model = stored;

  const [view, setView] = useMergeView();
  const [isHelpOpen, setHelpOpen] = useState(false);
  const [isListOpen, setListOpen] = useState(false);
  const [isConfirming, setConfirming] = useState(false);
  const [note, setNote] = useState("");
  const [openKeys, setOpenKeys] = useState<ReadonlySet<string>>(new Set());
  const heading = useRef<HTMLHeadingElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<BlockListHandle>(null);
  const listButton = useRef<HTMLButtonElement>(null);

  const blocks = useMemo(() => blocksOf(model.pieces, model.questions), [model.pieces, model.questions]);
  const { theirs, authors } = merged.source;
  const theirName = namesOf(authors.length > 0 ? authors : [theirs.author], you.id).replace("You, in another window,", "Your other window");
  const open = openQuestions(model).length;
  const { focusCard, step, goBack } = useMergeFocus({ scroller, heading, list }, model, blocks);
  useMergeAnnouncements(model, theirName);

  const send = useSaveAgain(model, isSaving, problem, (content, source) => onSave(content, source, note.trim() || null));
  const save = () => {
    if (open > 0) step(1);
    else if (mode === "review" && !hasDecisions(model)) onClose();
    else if (!isSaving) send();
  };
  const leaveList = () => {
    setListOpen(false);
    listButton.current?.focus();
  };
  const undo = () => dispatch({ kind: "undone" });
  const redo = () => dispatch({ kind: "redone" });
  useMergeKeys({ next: () => step(1), previous: () => step(-1), save, undo, redo, help: () => setHelpOpen(true) });

  const { news } = model;
  const freshIds = useMemo(() => new Set(news?.asked), [news]);
  const latestSave = useRef(save);
  useEffect(() => {
    latestSave.current = save;
  });
  const surroundings = useMemo<MergeSurroundings>(
    () => ({ dispatch, theirName, theirTime: theirs.at, mode, place, freshIds, focusCard, save: () => latestSave.current() }),
    [theirName, theirs.at, mode, place, freshIds, focusCard],
  );
  const toggle = useMemo(() => (key: string) => setOpenKeys((keys) => toggled(keys, key)), []);
  const { pieces, questions } = model;
  const summary = useMemo(() => summaryOf(pieces, questions.length, theirName, mode), [pieces, questions, theirName, mode]);
  const headerActions = useStableActions<MergeHeaderActions>({
    onView: setView,
    onStep: step,
    onUndo: undo,
    onRedo: redo,
    onReset: () => dispatch({ kind: "reset" }),
    onTakeRest: (side) => dispatch({ kind: "tookRest", side }),
    onHelp: () => setHelpOpen(true),
    onCopyMine: ways.onCopyMine,
    onDownloadMine: ways.onDownloadMine,
    onSaveAsNew: () => ways.onSaveAsNew(merged.source.yours),
    onOverwrite: () => setConfirming(true),
    onClose,
  });
  const renderBlock = useRenderBlock(model, view, openKeys, toggle);

  return (
    <MergeProvider value={surroundings}>
      <section aria-label="Merge" className={styles.screen}>
        <MergeHeader
          mode={mode}
          theirName={theirName}
          headingRef={heading}
          summary={summary}
          hasOpen={open > 0}
          hasQuestions={model.questions.length > 0}
          canUndo={model.past.length > 0}
          canRedo={model.future.length > 0}
          canReset={hasDecisions(model)}
          view={view}
          actions={headerActions}
        />
        <div ref={scroller} className={styles.scroller} tabIndex={-1}>
          <div className={styles.column} data-view={view}>
            {problem}
            <FieldChanges merged={merged} choices={model.decisions.choices} />
            {view === "sides" && <SideHeads />}
            <BlockList ref={list} blocks={blocks} scroller={scroller} renderBlock={renderBlock} />
          </div>
        </div>
        {isListOpen && <QuestionList questions={model.questions} choices={model.decisions.choices} onClose={() => setListOpen(false)} onLeave={leaveList} />}
        {news && <NewsBar news={news} onShow={focusCard} onDismiss={() => dispatch({ kind: "newsSeen" })} />}
        <MergeFooter
          model={model}
          mode={mode}
          isSaving={isSaving}
          note={note}
          onNote={setNote}
          onSave={save}
          isListOpen={isListOpen}
          onToggleList={() => setListOpen(!isListOpen)}
          listButtonRef={listButton}
        />
        <KeyHelp isOpen={isHelpOpen} onOpenChange={setHelpOpen} onFocusLost={goBack} />
        <ConfirmDialog
          isOpen={isConfirming}
          onOpenChange={setConfirming}
          title={mode === "resolve" ? "Overwrite with your version?" : "Undo the whole merge?"}
          description={`The article becomes exactly what you wrote, without ${theirName}’s changes. It is an ordinary new version: theirs stays in the history and can be brought back.`}
          confirmLabel={mode === "resolve" ? "Overwrite" : "Undo the merge"}
          isDangerous
          onConfirm={() => {
            setConfirming(false);
            ways.onOverwrite();
          }}
        />
      </section>
    </MergeProvider>
  );
}

function toggled(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  return next;
}
