import { EditorView } from "@codemirror/view";
import { isUrl } from "./formatting";

/** An address pasted over selected words makes a link of them. */
export const pasteLinks = EditorView.domEventHandlers({
  paste(event, view) {
    const address = event.clipboardData?.getData("text/plain").trim() ?? "";
    const { main, ranges } = view.state.selection;
    if (view.state.readOnly || !isUrl(address) || ranges.length > 1 || main.empty) return false;
    const text = view.state.sliceDoc(main.from, main.to);
    if (text.includes("\n") || isUrl(text)) return false;
    event.preventDefault();
    const insert = `[${text}](${address})`;
    view.dispatch({
      changes: { from: main.from, to: main.to, insert },
      selection: { anchor: main.from + insert.length },
      userEvent: "input.paste",
      scrollIntoView: true,
    });
    return true;
  },
});
