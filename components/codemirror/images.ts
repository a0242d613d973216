import { Facet, type Extension } from "@codemirror/state";
import { EditorView, type Command } from "@codemirror/view";
import { FILE_ENDINGS } from "@/lib/files/schema";
import { escapeLabel } from "./paste/inline";
import { closePlace, fillPlace, imagePlaces, imagePlaceTheme, openPlaces } from "./image-places";

/** What becomes of an image that is to be kept: its address, or nothing, of which the person has been told. */
export interface ImageKeeper {
  keep(file: File, again: () => void): Promise<string | null>;
  /** The editor went while an image was on its way. */
  left(file: File): void;
}

const keeperFacet = Facet.define<ImageKeeper, ImageKeeper | null>({ combine: (keepers) => keepers[0] ?? null });

/** Images that are pasted, dropped or chosen are kept and shown where the cursor was. */
export function images(keeper: ImageKeeper): Extension {
  return [keeperFacet.of(keeper), imagePlaces, imagePlaceTheme, handlers];
}

const handlers = EditorView.domEventHandlers({
  paste(event, view) {
    const files = imagesOf(event.clipboardData);
    // Spreadsheets and Word add a picture of the text that they put there.
    if (files.length === 0 || event.clipboardData?.getData("text/plain").trim()) return false;
    return take(event, view, files, view.state.selection.main.to);
  },
  drop(event, view) {
    const files = imagesOf(event.dataTransfer);
    const at = view.posAtCoords({ x: event.clientX, y: event.clientY }) ?? view.state.selection.main.to;
    return files.length > 0 && take(event, view, files, at);
  },
});

const imagesOf = (transfer: DataTransfer | null): File[] => [...(transfer?.files ?? [])].filter((file) => file.type.startsWith("image/"));

function take(event: Event, view: EditorView, files: readonly File[], at: number): boolean {
  if (view.state.readOnly) return false;
  event.preventDefault();
  view.focus();
  void add(view, files, at);
  return true;
}

/** Lets the person choose images, for the place where the cursor is. */
export const chooseImages: Command = (view) => {
  if (view.state.readOnly || !view.state.facet(keeperFacet)) return false;
  const input = document.createElement("input");
  input.type = "file";
  input.accept = Object.keys(FILE_ENDINGS).join(",");
  input.multiple = true;
  input.onchange = () => {
    view.focus();
    void add(view, [...(input.files ?? [])], view.state.selection.main.to);
  };
  input.click();
  return true;
};

/** One after the other, so that they come in their order. */
async function add(view: EditorView, files: readonly File[], at: number): Promise<void> {
  const keeper = view.state.facet(keeperFacet);
  if (!keeper || files.length === 0) return;
  const { ids, transaction } = openPlaces(at, files.map((file) => `Uploading ${file.name}…`));
  view.dispatch(transaction);
  let isNext = false;
  for (const [i, file] of files.entries()) {
    const again = () => void add(view, [file], view.state.selection.main.to);
    const url = await keeper.keep(file, again);
    if (!view.dom.isConnected) {
      keeper.left(file);
      return;
    }
    view.dispatch(url === null ? closePlace(ids[i]!) : fillPlace(view.state, ids[i]!, `![${altOf(file)}](${url})`, isNext));
    isNext ||= url !== null;
  }
}

/** The name without its ending: what a writer can best begin a description with. */
const altOf = (file: File): string => escapeLabel(file.name.replace(/\.[^.]*$/, "").replace(/\s+/g, " ").trim());
