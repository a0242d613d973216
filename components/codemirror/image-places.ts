import { isolateHistory } from "@codemirror/commands";
import { StateEffect, StateField, type EditorState, type TransactionSpec } from "@codemirror/state";
import { Decoration, EditorView, WidgetType } from "@codemirror/view";

/**
 * Where images will stand once they are kept. The places are shown in the text but are no part of it, so that nothing
 * unfinished is ever saved; they move with the text around them, and no deletion takes them away.
 */
export interface ImagePlace {
  readonly id: number;
  readonly at: number;
  /** What is shown there meanwhile. */
  readonly label: string;
}

const addPlaces = StateEffect.define<readonly ImagePlace[]>({
  map: (places, changes) => places.map((place) => ({ ...place, at: changes.mapPos(place.at, 1) })),
});
const removePlace = StateEffect.define<number>();

export const imagePlaces = StateField.define<readonly ImagePlace[]>({
  create: () => [],
  update(places, transaction) {
    const moved = transaction.docChanged ? places.map((place) => ({ ...place, at: transaction.changes.mapPos(place.at, 1) })) : places;
    return transaction.effects.reduce((current, effect) => {
      if (effect.is(addPlaces)) return [...current, ...effect.value];
      return effect.is(removePlace) ? current.filter((place) => place.id !== effect.value) : current;
    }, moved);
  },
  provide: (field) =>
    EditorView.decorations.from(field, (places) =>
      Decoration.set(
        places.map((place) => Decoration.widget({ widget: new PlaceWidget(place.label), side: 1 }).range(place.at)),
        true,
      ),
    ),
});

class PlaceWidget extends WidgetType {
  constructor(readonly label: string) {
    super();
  }
  override eq(other: PlaceWidget): boolean {
    return other.label === this.label;
  }
  override toDOM(): HTMLElement {
    const element = document.createElement("span");
    element.className = "cm-image-place";
    element.textContent = this.label;
    return element;
  }
}

export const imagePlaceTheme = EditorView.theme({
  ".cm-image-place": {
    padding: "0 var(--space-2)",
    margin: "0 2px",
    border: "1px dashed var(--line-strong)",
    borderRadius: "var(--radius-sm)",
    color: "var(--ink-muted)",
    fontSize: "var(--text-sm)",
  },
});

let lastId = 0;

/** Places for images, one after the other, at a position of the text. */
export function openPlaces(at: number, labels: readonly string[]): { ids: number[]; transaction: TransactionSpec } {
  const places = labels.map((label) => ({ id: (lastId += 1), at, label }));
  return { ids: places.map((place) => place.id), transaction: { effects: addPlaces.of(places) } };
}

export function closePlace(id: number): TransactionSpec {
  return { effects: removePlace.of(id) };
}

/** Puts `markdown` where a place is, as a step of its own in the undo history, with a new line before it where `isNext`. */
export function fillPlace(state: EditorState, id: number, markdown: string, isNext: boolean): TransactionSpec {
  const place = state.field(imagePlaces).find((candidate) => candidate.id === id);
  const at = place?.at ?? state.selection.main.to;
  const insert = isNext && state.doc.lineAt(at).from !== at ? `${state.lineBreak}${markdown}` : markdown;
  const { main } = state.selection;
  return {
    changes: { from: at, insert },
    // Whoever waits at the place goes on behind the image.
    ...(main.empty && main.head === at ? { selection: { anchor: at + insert.length } } : {}),
    effects: removePlace.of(id),
    annotations: isolateHistory.of("full"),
    userEvent: "input.paste",
  };
}
