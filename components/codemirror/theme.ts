import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** The look of text being edited, from the tokens of the page, so that light and dark come by themselves. */
export const editorTheme = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "transparent", fontSize: "var(--text-md)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--font-sans)", lineHeight: "var(--leading-reading)", overflow: "visible" },
  ".cm-content": { padding: "var(--space-2) 0 30vh", caretColor: "var(--accent)" },
  ".cm-line": { padding: "0" },
  ".cm-cursor": { borderLeftColor: "var(--accent)", borderLeftWidth: "2px" },
  ".cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": {
    background: "var(--selection)",
  },
  ".cm-placeholder": { color: "var(--ink-faint)" },
  ".cm-specialChar": { color: "var(--danger)" },
  ".cm-searchMatch": { backgroundColor: "var(--warning-soft)", outline: "1px solid var(--warning)" },
  ".cm-searchMatch-selected": { backgroundColor: "var(--theirs-word)" },
  ".cm-panels": { backgroundColor: "var(--bg-raised)", color: "var(--ink)" },
  ".cm-textfield": {
    minHeight: "var(--control-sm)",
    padding: "0 var(--space-2)",
    border: "1px solid var(--line-control)",
    borderRadius: "var(--radius-sm)",
    backgroundColor: "var(--bg)",
    color: "var(--ink)",
    fontSize: "var(--text-sm)",
  },
  ".cm-button": {
    minHeight: "var(--control-sm)",
    border: "1px solid var(--line-strong)",
    borderRadius: "var(--radius-sm)",
    backgroundImage: "none",
    backgroundColor: "var(--bg-raised)",
    color: "var(--ink)",
    fontSize: "var(--text-sm)",
  },
});

/** Markdown shows what it means and stays the text that it is. */
export const markdownHighlight = syntaxHighlighting(
  HighlightStyle.define([
    { tag: tags.heading1, fontSize: "1.6em", fontWeight: "680", lineHeight: "1.3" },
    { tag: tags.heading2, fontSize: "1.3em", fontWeight: "650", lineHeight: "1.35" },
    { tag: tags.heading3, fontSize: "1.12em", fontWeight: "650" },
    { tag: tags.heading, fontWeight: "650" },
    { tag: tags.strong, fontWeight: "650" },
    { tag: tags.emphasis, fontStyle: "italic" },
    { tag: tags.strikethrough, textDecoration: "line-through" },
    { tag: tags.link, color: "var(--accent)" },
    { tag: tags.url, color: "var(--ink-faint)" },
    { tag: tags.monospace, fontFamily: "var(--font-mono)", fontSize: "0.9em" },
    { tag: tags.quote, color: "var(--ink-muted)" },
    { tag: [tags.processingInstruction, tags.contentSeparator, tags.meta], color: "var(--ink-faint)" },
  ]),
);
