import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { markdown, markdownKeymap, markdownLanguage } from "@codemirror/lang-markdown";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { EditorState, type Extension } from "@codemirror/state";
import { drawSelection, dropCursor, EditorView, highlightSpecialChars, keymap, placeholder, type KeyBinding, type ViewUpdate } from "@codemirror/view";
import { findAndReplace } from "./find-panel";
import { bold, bulletList, commandOf, cycleHeading, inlineCode, italic, link, numberedList, quote, taskList } from "./formatting";
import { images, type ImageKeeper } from "./images";
import { keepLineEndings, type LineEndings } from "./line-endings";
import { onOwnChange } from "./outside-change";
import { pasteHtml } from "./paste-html";
import { pasteLinks } from "./paste-link";
import { editorTheme, markdownHighlight } from "./theme";

export interface TextEditorOptions {
  /** The accessible name. */
  readonly label: string;
  readonly endings: LineEndings;
  /** Of the page's content security policy, for the style element that the editor makes. */
  readonly nonce: string | undefined;
  readonly placeholder?: string;
  readonly keys?: readonly KeyBinding[];
  /** The writer changed the text. */
  readonly onChange: (update: ViewUpdate) => void;
}

/** A plain text editor with undo: what a conflict's own wording needs. */
export function textEditor({ label, endings, nonce, placeholder: hint, keys = [], onChange }: TextEditorOptions): Extension[] {
  return [
    nonce ? EditorView.cspNonce.of(nonce) : [],
    keepLineEndings(endings),
    history(),
    drawSelection(),
    dropCursor(),
    highlightSpecialChars(),
    EditorView.lineWrapping,
    EditorState.allowMultipleSelections.of(true),
    EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "true", autocorrect: "on", autocapitalize: "sentences" }),
    hint ? placeholder(hint) : [],
    editorTheme,
    onOwnChange(onChange),
    keymap.of([...keys, ...defaultKeymap, ...historyKeymap]),
  ];
}

export interface ArticleEditorOptions extends TextEditorOptions {
  /** Where images go that are pasted or dropped; null where there is no place for them. */
  readonly images: ImageKeeper | null;
}

/** The editor of a whole article: Markdown, formatting keys, find and replace, images, whatever is pasted. */
export function articleEditor(options: ArticleEditorOptions): Extension[] {
  return [
    markdown({ base: markdownLanguage, addKeymap: false }),
    markdownHighlight,
    findAndReplace(),
    highlightSelectionMatches({ minSelectionLength: 3 }),
    pasteLinks,
    options.images ? images(options.images) : [],
    pasteHtml,
    ...textEditor({ ...options, keys: [...(options.keys ?? []), ...FORMAT_KEYS, ...markdownKeymap, ...searchKeymap, indentInList] }),
  ];
}

const FORMAT_KEYS: readonly KeyBinding[] = [
  { key: "Mod-b", run: commandOf(bold) },
  { key: "Mod-i", run: commandOf(italic) },
  { key: "Mod-e", run: commandOf(inlineCode) },
  { key: "Mod-k", run: commandOf(link) },
  { key: "Mod-Alt-h", run: commandOf(cycleHeading) },
  { key: "Mod-Shift-8", run: commandOf(bulletList) },
  { key: "Mod-Shift-7", run: commandOf(numberedList) },
  { key: "Mod-Shift-9", run: commandOf(taskList) },
  { key: "Mod-Shift-.", run: commandOf(quote) },
];

/** Tab indents list items and nothing else, so that the keyboard is never caught in the text. */
const indentInList: KeyBinding = {
  key: "Tab",
  run: (view) => isInList(view) && (indentWithTab.run?.(view) ?? false),
  shift: (view) => isInList(view) && (indentWithTab.shift?.(view) ?? false),
};

function isInList({ state }: EditorView): boolean {
  return state.selection.ranges.every(({ from }) => /^\s*(?:[-*+]|\d+[.)]) /.test(state.doc.lineAt(from).text));
}
