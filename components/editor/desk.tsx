"use client";

import { EditorView } from "@codemirror/view";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { positionOf } from "@/components/codemirror/line-endings";
import { MarkdownView } from "@/components/markdown/markdown-view";
import { goToRendered } from "@/components/markdown/rendered-heading";
import type { Place } from "@/components/merge/place";
import { PublishingButton } from "@/components/publishing/publishing-button";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { faultOf } from "@/lib/client/sentences";
import { indicatorOf } from "@/lib/editor/indicator";
import type { Heading } from "@/lib/editor/outline";
import { isDirty, type SaveState } from "@/lib/editor/state";
import { AddressDialog } from "./address-dialog";
import { BodyEditor } from "./body-editor";
import { EditorBar } from "./editor-bar";
import { NoteDialog } from "./note-dialog";
import { OutlineButton, OutlinePanel } from "./outline-panel";
import { TagsLine } from "./tags-line";
import { TitleField } from "./title-field";
import type { Rescue } from "./use-rescue";
import type { ArticlePublishing } from "./use-article-publishing";
import { useBodyText, useFields, useOthers, type OpenArticle } from "./use-session";
import { useViewMode } from "./view-mode";
import styles from "./article-editor.module.css";

export interface DeskProps {
  open: OpenArticle;
  state: SaveState;
  articleId: string;
  place: Place;
  publishing: ArticlePublishing;
  /** Between the tools and the title. */
  above: ReactNode;
  rescue: Rescue;
  hasFocusAtFirst: boolean;
}

/** The text with its title, tags and tools. */
export function Desk({ open, state, articleId, place, publishing: { publishing, ...panel }, above, rescue, hasFocusAtFirst }: DeskProps) {
  const { buffer, session } = open;
  const fields = useFields(open);
  const { title, tags } = fields;
  const others = useOthers(open);
  const [dialog, setDialog] = useState<"note" | "address" | null>(null);
  useNoteKey(() => setDialog("note"));
  const text = useBodyText(open);
  const [mode, setMode] = useViewMode();
  const errors = state.activity.kind === "refused" ? state.activity.errors : [];
  const sheet = useRef<HTMLDivElement>(null);
  const goTo = (heading: Heading, headings: readonly Heading[]) => {
    if (mode === "read") return goToRendered(sheet.current, heading, headings);
    const { view } = buffer;
    if (!view) return;
    const position = positionOf(buffer.state, heading.at);
    view.dispatch({ selection: { anchor: position }, effects: EditorView.scrollIntoView(position, { y: "start", yMargin: 120 }) });
    view.focus();
  };
  return (
    <>
      <EditorBar
        buffer={buffer}
        edges={open.edges}
        indicator={indicatorOf(state)}
        mode={mode}
        onMode={setMode}
        outline={<OutlineButton text={text} onGo={goTo} />}
        rescue={rescue}
        articleId={articleId}
        others={others}
        publishing={<PublishingButton articleId={articleId} publishing={publishing} {...panel} />}
        onNote={() => setDialog("note")}
        onAddress={() => setDialog("address")}
      />
      <div className={styles.desk} data-mode={mode}>
        <div ref={sheet} className={styles.sheet}>
          <VisuallyHidden as="h1">{title || "Untitled"}</VisuallyHidden>
          {above}
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
            <OutlinePanel text={text} onGo={goTo} />
          </aside>
        )}
      </div>
      <NoteDialog isOpen={dialog === "note"} onOpenChange={() => setDialog(null)} note={state.note} isSaved={!isDirty(state)} onSave={(note) => session.controller.save(note)} />
      <AddressDialog isOpen={dialog === "address"} onOpenChange={() => setDialog(null)} fields={fields} place={place} publicSlug={panel.publicity.publishedSlug ?? null} onChange={(change) => buffer.editFields(change)} />
    </>
  );
}

/** Ctrl/Cmd+Shift+S asks for a note with the save. */
function useNoteKey(ask: () => void): void {
  const latest = useRef(ask);
  useEffect(() => {
    latest.current = ask;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "s" || !(event.metaKey || event.ctrlKey) || !event.shiftKey || event.altKey) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}
