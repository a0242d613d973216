import { syntaxTree } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { markdownFromHtml } from "./paste/html-to-markdown";

/** Whatever was copied with headings, lists, links or bold words is pasted as Markdown; without formatting (Shift) and in code as it is. */
export const pasteHtml = EditorView.domEventHandlers({
  paste(event, view) {
    const html = event.clipboardData?.getData("text/html") ?? "";
    // Code editors colour what they copy, and say that they did.
    const isCode = event.clipboardData?.types.includes("vscode-editor-data") ?? false;
    if (html === "" || isCode || view.state.readOnly || isInCode(view)) return false;
    const markdown = markdownFromHtml(html, window.location.origin);
    if (markdown === null || markdown === event.clipboardData?.getData("text/plain")) return false;
    event.preventDefault();
    view.dispatch(view.state.replaceSelection(markdown), { userEvent: "input.paste", scrollIntoView: true });
    return true;
  },
});

function isInCode({ state }: EditorView): boolean {
  for (let node = syntaxTree(state).resolveInner(state.selection.main.head, -1); node.parent; node = node.parent) {
    if (/Code/.test(node.name)) return true;
  }
  return false;
}
