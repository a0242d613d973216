import { EditorState, type Extension } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import { parseText, textOf, type LineEndings } from "@/components/codemirror/line-endings";
import { applyOutsideChange, outsideChange } from "@/components/codemirror/outside-change";
import type { Content } from "@/lib/editor/content";
import type { TextEdit } from "@/lib/editor/events";
import type { Buffer } from "@/lib/editor/ports";

/** Everything of an article that is not its text. */
export type Fields = Omit<Content, "body">;

/**
 * The live text of one article: title, tags and the like as values, the body in the editor as long as there is one on the page.
 * There is no second copy of the body; whoever needs it reads it here.
 */
export class ArticleBuffer implements Buffer {
  #fields: Fields;
  #view: EditorView | null = null;
  /** The editor's state while no editor shows it; undo history and cursor are in it. */
  #state: EditorState;
  readonly #fieldListeners = new Set<() => void>();
  readonly #bodyListeners = new Set<() => void>();
  #onEdit: () => void = () => undefined;

  constructor(content: Content, extensions: (endings: LineEndings) => Extension) {
    this.#fields = fieldsOf(content);
    const { doc, endings } = parseText(content.body);
    this.#state = EditorState.create({ doc, extensions: extensions(endings) });
  }

  /** Whoever saves has to know of every change that the writer makes. */
  tellEdits(onEdit: () => void): void {
    this.#onEdit = onEdit;
  }

  read(): Content {
    return { ...this.#fields, body: textOf(this.state) };
  }

  update(content: Content, edits: readonly TextEdit[] | null): void {
    if (this.#view) applyOutsideChange(this.#view, content.body, edits);
    else this.#state = this.#state.update(outsideChange(this.#state, content.body, edits)).state;
    this.#fields = fieldsOf(content);
    this.#emit(this.#fieldListeners);
    this.#emit(this.#bodyListeners);
  }

  isComposing(): boolean {
    return this.#view?.composing ?? false;
  }

  get state(): EditorState {
    return this.#view?.state ?? this.#state;
  }

  get view(): EditorView | null {
    return this.#view;
  }

  /** An editor shows the body from now on. Gives back what takes it away again. */
  attach(open: (state: EditorState) => EditorView): () => void {
    const view = open(this.#state);
    this.#view = view;
    return () => {
      this.#state = view.state;
      this.#view = null;
      view.destroy();
    };
  }

  /** The writer changed the body. */
  bodyEdited(): void {
    this.#emit(this.#bodyListeners);
    this.#onEdit();
  }

  /** The writer changes title, tags, address or place. */
  editFields(change: Partial<Fields>): void {
    this.#fields = { ...this.#fields, ...change };
    this.#emit(this.#fieldListeners);
    this.#onEdit();
  }

  readonly getFields = (): Fields => this.#fields;

  readonly subscribeFields = (listener: () => void): (() => void) => subscribe(this.#fieldListeners, listener);

  /** Told of every change of the body, whoever made it. */
  readonly subscribeBody = (listener: () => void): (() => void) => subscribe(this.#bodyListeners, listener);

  #emit(listeners: ReadonlySet<() => void>): void {
    for (const listener of listeners) listener();
  }
}

function fieldsOf({ title, tags, slug, parentId }: Content): Fields {
  return { title, tags, slug, parentId };
}

function subscribe(listeners: Set<() => void>, listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
