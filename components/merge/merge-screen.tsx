"use client";

import { List } from "lucide-react";
import { useEffect, useMemo, useReducer, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { IconButton } from "@/components/ui/icon-button";
import { Message } from "@/components/ui/message";
import type { Content } from "@/lib/editor/content";
import type { Person } from "@/lib/wire/schema";
import { BlockList, type BlockListHandle } from "./block-list";
import { BlockRow } from "./block-row";
import { FieldChanges } from "./field-changes";
import { KeyHelp } from "./key-help";
import { MergeProvider, type MergeSurroundings } from "./merge-context";
import { MergeHeader } from "./merge-header";
import { useMergeView } from "./merge-view";
import { blocksOf, type Block } from "./model/blocks";
import { contextOf, NO_CONTEXT } from "./model/context";
import { resultOf } from "./model/pieces";
import { beginMerge, hasDecisions, openQuestions, progressText, reduceMerge, type MergeModel } from "./model/reducer";
import type { Choices, MergedSource } from "./model/source";
import { namesOf } from "./names";
import { QuestionList } from "./question-list";
import { SideHeads, SideRow } from "./side-by-side";
import { summaryOf } from "./summary";
import { useMergeAnnouncements } from "./use-merge-announcements";
import { useMergeFocus } from "./use-merge-focus";
import { useMergeKeys } from "./use-merge-keys";
import styles from "./merge-screen.module.css";

export interface MergeScreenProps {
  /** A new object whenever the article has moved; decisions are carried over to it. */
  merged: MergedSource;
  you: Person;
  /** `resolve` settles conflicts before saving; `review` looks at a merge that was made already. */
  mode: "resolve" | "review";
  isSaving: boolean;
  /** Why the last attempt to save failed, as sentences. */
  problem: string | null;
  /** `source` is what the content was made from: a newer version may be on its way. */
  onSave: (content: Content, source: MergedSource) => void;
  onClose: () => void;
  onCopyMine: () => void;
  onDownloadMine: () => void;
  onSaveAsNew: (content: Content) => void;
  onOverwrite: () => void;
}

/** The three-way merge screen: settled text, and a card for each place that two people changed. */
export function MergeScreen({ merged, you, mode, isSaving, problem, onSave, onClose, ...ways }: MergeScreenProps) {
  const [stored, dispatch] = useReducer(reduceMerge, merged, beginMerge);
  // A newer merge is taken in before anything is drawn, so that no key can meet the old one.
  const isMoved = stored.source !== merged;
  if (isMoved) dispatch({ kind: "moved", source: merged });
  const model = stored;

  const [view, setView] = useMergeView();
  const [isHelpOpen, setHelpOpen] = useState(false);
  const [isListOpen, setListOpen] = useState(false);
  const [isConfirming, setConfirming] = useState(false);
  const [openKeys, setOpenKeys] = useState<ReadonlySet<string>>(new Set());
  const heading = useRef<HTMLHeadingElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<BlockListHandle>(null);
  const listButton = useRef<HTMLButtonElement>(null);

  const blocks = useMemo(() => blocksOf(model.pieces, model.questions), [model.pieces, model.questions]);
  const { theirs, authors } = merged.source;
  const theirName = namesOf(authors.length > 0 ? authors : [theirs.author], you.id).replace("You, in another window,", "Your other window");
  const open = openQuestions(model).length;
  const { focusCard, step } = useMergeFocus({ scroller, heading, list }, model, blocks);
  useMergeAnnouncements(model, theirName);

  const send = useSaveAgain(model, isSaving, problem, onSave);
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

  const latestSave = useRef(save);
  useEffect(() => {
    latestSave.current = save;
  });
  const surroundings = useMemo<MergeSurroundings>(
    () => ({ dispatch, theirName, theirTime: theirs.at, mode, focusCard, save: () => latestSave.current() }),
    [theirName, theirs.at, mode, focusCard],
  );
  const toggle = useMemo(() => (key: string) => setOpenKeys((keys) => toggled(keys, key)), []);
  const renderBlock = useRenderBlock(model, merged, view, openKeys, toggle);

  return (
    <MergeProvider value={surroundings}>
      <section aria-label="Merge" className={styles.screen}>
        <MergeHeader
          {...ways}
          mode={mode}
          theirName={theirName}
          headingRef={heading}
          summary={summaryOf(model, theirName, mode)}
          openCount={open}
          questionCount={model.questions.length}
          canUndo={model.past.length > 0}
          canRedo={model.future.length > 0}
          canReset={hasDecisions(model)}
          view={view}
          onView={setView}
          onStep={step}
          onUndo={undo}
          onRedo={redo}
          onReset={() => dispatch({ kind: "reset" })}
          onTakeRest={(side) => dispatch({ kind: "tookRest", side })}
          onHelp={() => setHelpOpen(true)}
          onSaveAsNew={() => ways.onSaveAsNew(merged.source.yours)}
          onOverwrite={() => setConfirming(true)}
          onClose={onClose}
        />
        <div ref={scroller} className={styles.scroller} tabIndex={-1}>
          <div className={styles.column} data-view={view}>
            {problem && (
              <Message tone="danger" isAlert>
                <p>{problem}</p>
              </Message>
            )}
            <FieldChanges merged={merged} choices={model.decisions.choices} />
            {view === "sides" && <SideHeads />}
            <BlockList ref={list} blocks={blocks} scroller={scroller} renderBlock={renderBlock} />
          </div>
        </div>
        {isListOpen && <QuestionList questions={model.questions} choices={model.decisions.choices} onClose={() => setListOpen(false)} onLeave={leaveList} />}
        <footer className={styles.footer}>
          <div className={styles.state}>
            <p className={styles.progress} data-done={open === 0 || undefined}>
              {mode === "resolve" || model.questions.length > 0 ? progressText(model) : "Nothing to decide: everything here merged by itself"}
            </p>
            {model.questions.length > 1 && (
              <IconButton ref={listButton} label="List of conflicts" size="sm" icon={<List aria-hidden="true" />} aria-expanded={isListOpen} onClick={() => setListOpen(!isListOpen)} />
            )}
          </div>
          <Button variant="primary" isBusy={isSaving} aria-disabled={open > 0 || undefined} className={open > 0 ? styles.waiting : undefined} onClick={save}>
            {mode === "resolve" ? "Save merged version" : hasDecisions(model) ? "Apply" : "Done"}
          </Button>
        </footer>
        <KeyHelp isOpen={isHelpOpen} onOpenChange={setHelpOpen} />
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

/**
 * Saves what is decided. If the article moved in that moment and the newer version merged without a new question,
 * the person has said all there is to say, and it is saved again.
 */
function useSaveAgain(model: MergeModel, isSaving: boolean, problem: string | null, onSave: MergeScreenProps["onSave"]): () => void {
  const sent = useRef<MergedSource | null>(null);
  const send = () => {
    sent.current = model.source;
    onSave(resultOf(model.source, model.pieces, model.decisions.choices), model.source);
  };
  useEffect(() => {
    if (isSaving || sent.current === null) return;
    if (problem !== null) sent.current = null;
    else if (sent.current !== model.source) {
      sent.current = null;
      if (openQuestions(model).length === 0) send();
    }
  });
  return send;
}

/** Draws one block in the view that is chosen; the same function as long as nothing it shows has changed. */
function useRenderBlock(model: MergeModel, merged: MergedSource, view: "column" | "sides", openKeys: ReadonlySet<string>, onToggle: (key: string) => void) {
  const { questions, decisions, offers } = model;
  const { choices } = decisions;
  const numbers = useMemo(() => new Map(questions.map(({ id }, index) => [id, { number: index + 1, count: questions.length }])), [questions]);
  const changeChoices = useStableChanges(choices, numbers);
  return (block: Block) => {
    const context = block.kind === "card" ? contextOf(block.before, block.after, choices) : NO_CONTEXT;
    const shared = { ...context, block, place: numbers.get(block.key) ?? null, choice: choices[block.key], offer: offers[block.key], changeChoices };
    return view === "sides" ? <SideRow {...shared} merged={merged} /> : <BlockRow {...shared} openKeys={openKeys} onToggle={onToggle} />;
  };
}

/** The choices about clean changes, which are few: running text is drawn again only when one of them changes. */
function useStableChanges(choices: Choices, questions: ReadonlyMap<string, unknown>): Choices {
  const entries = Object.entries(choices).filter(([key]) => !questions.has(key));
  const signature = entries.map(([key, { kind }]) => `${key}=${kind}`).join("&");
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the signature says whether the entries differ
  return useMemo(() => Object.fromEntries(entries), [signature]);
}

function toggled(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  return next;
}
