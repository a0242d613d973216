import { closeSearchPanel, findNext, findPrevious, getSearchQuery, replaceAll, replaceNext, search, SearchQuery, setSearchQuery } from "@codemirror/search";
import type { Extension } from "@codemirror/state";
import { EditorView, runScopeHandlers, type Command, type Panel, type ViewUpdate } from "@codemirror/view";
import { hitsOf, hitsText } from "./search-hits";

/** Find and replace above the text, with the number of hits, in the look of the page. */
export function findAndReplace(): Extension {
  return [search({ top: true, createPanel: (view) => new FindPanel(view) }), panelTheme];
}

/** What is said everywhere, and what is shown of it where there is little room. */
type Label = readonly [full: string, brief: string];

const OPTIONS = { caseSensitive: ["Match case", "Case"], wholeWord: ["Whole words", "Words"], regexp: ["Regular expression", "Regex"] } as const satisfies Record<string, Label>;
type Option = keyof typeof OPTIONS;

class FindPanel implements Panel {
  readonly dom: HTMLElement;
  readonly top = true;
  readonly #find = field("Find");
  readonly #replacement = field("Replace with");
  readonly #options = Object.fromEntries(Object.keys(OPTIONS).map((name) => [name, checkbox()])) as Record<Option, HTMLInputElement>;
  readonly #hits = element("span", { className: "cm-find-hits" });
  /** Of no use where nothing is found. */
  readonly #steps: HTMLButtonElement[];
  readonly #view: EditorView;

  constructor(view: EditorView) {
    this.#view = view;
    this.#hits.setAttribute("role", "status");
    // The editor puts the focus here when it opens the panel.
    this.#find.setAttribute("main-field", "true");
    const step = (label: Label, run: Command) => button(label, () => run(view));
    const [previous, next] = [step(["Previous", "\u2191"], findPrevious), step(["Next", "\u2193"], findNext)];
    const [one, all] = [step(["Replace", "Replace"], replaceNext), step(["Replace all", "All"], replaceAll)];
    this.#steps = [previous, next, one, all];
    const close = button(["Close", "\u00d7"], () => closeSearchPanel(view));
    close.className = "cm-find-close";
    this.dom = element("div", { className: "cm-find" }, [
      element("div", { className: "cm-find-row" }, [element("span", { className: "cm-find-field" }, [this.#find, this.#hits]), previous, next]),
      element("div", { className: "cm-find-row" }, [element("span", { className: "cm-find-field" }, [this.#replacement]), one, all]),
      element(
        "div",
        { className: "cm-find-row" },
        Object.entries(this.#options).map(([name, input]) => element("label", {}, [input, ...words(OPTIONS[name as Option])])),
      ),
      close,
    ]);
    this.dom.setAttribute("role", "search");
    this.dom.setAttribute("aria-label", "Find and replace");
    this.dom.addEventListener("input", () => this.#commit());
    this.dom.addEventListener("keydown", (event) => this.#onKey(event));
    this.#show(getSearchQuery(view.state));
  }

  mount(): void {
    this.#find.select();
  }

  update(update: ViewUpdate): void {
    const query = getSearchQuery(update.state);
    const isOther = !query.eq(getSearchQuery(update.startState));
    if (isOther) this.#show(query);
    else if (update.docChanged || update.selectionSet) this.#count(query);
  }

  /** What is in the fields is what is looked for. */
  #commit(): void {
    const { caseSensitive, wholeWord, regexp } = this.#options;
    const query = new SearchQuery({
      search: this.#find.value,
      replace: this.#replacement.value,
      caseSensitive: caseSensitive.checked,
      wholeWord: wholeWord.checked,
      regexp: regexp.checked,
    });
    if (!query.eq(getSearchQuery(this.#view.state))) this.#view.dispatch({ effects: setSearchQuery.of(query) });
  }

  #show(query: SearchQuery): void {
    // Setting the same value would move the cursor in the field.
    if (this.#find.value !== query.search) this.#find.value = query.search;
    if (this.#replacement.value !== query.replace) this.#replacement.value = query.replace;
    for (const name of Object.keys(OPTIONS) as Option[]) this.#options[name].checked = query[name];
    this.#count(query);
  }

  #count(query: SearchQuery): void {
    const hits = hitsOf(this.#view.state, query);
    this.#hits.textContent = hitsText(hits, query);
    for (const step of this.#steps) step.disabled = hits.count === 0;
  }

  #onKey(event: KeyboardEvent): void {
    if (runScopeHandlers(this.#view, event, "search-panel")) event.preventDefault();
    else if (event.key === "Enter" && event.target === this.#find) {
      event.preventDefault();
      (event.shiftKey ? findPrevious : findNext)(this.#view);
    } else if (event.key === "Enter" && event.target === this.#replacement) {
      event.preventDefault();
      replaceNext(this.#view);
    }
  }
}

function element<Name extends keyof HTMLElementTagNameMap>(name: Name, properties: Partial<HTMLElementTagNameMap[Name]> = {}, children: (Node | string)[] = []): HTMLElementTagNameMap[Name] {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function field(label: string): HTMLInputElement {
  const input = element("input", { type: "text", placeholder: label, className: "cm-find-input", autocomplete: "off", spellcheck: false });
  input.setAttribute("aria-label", label);
  return input;
}

/** Both forms of a label: the full one is the name, whichever is shown. */
function words([full, brief]: Label): HTMLElement[] {
  const short = element("span", { className: "cm-find-brief", textContent: brief });
  short.setAttribute("aria-hidden", "true");
  return [element("span", { className: "cm-find-full", textContent: full }), short];
}

function checkbox(): HTMLInputElement {
  return element("input", { type: "checkbox" });
}

function button(label: Label, onClick: () => void): HTMLButtonElement {
  const made = element("button", { type: "button", className: "cm-find-button" }, words(label));
  made.addEventListener("click", onClick);
  return made;
}

/** For screen readers only. */
const HIDDEN = { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)", whiteSpace: "nowrap" };

const panelTheme = EditorView.theme({
  // Under the bars that stay at the upper edge; whoever shows the editor says where they end.
  ".cm-panels-top": { top: "var(--bar-bottom, 0)", borderBottom: "0", backgroundColor: "transparent", zIndex: "10" },
  ".cm-find": {
    position: "relative",
    display: "grid",
    gap: "var(--space-2)",
    padding: "var(--space-3)",
    marginBottom: "var(--space-3)",
    border: "1px solid var(--line)",
    borderRadius: "0 0 var(--radius-lg) var(--radius-lg)",
    backgroundColor: "var(--bg-raised)",
    boxShadow: "var(--shadow-lg)",
    fontFamily: "var(--font-sans)",
    fontSize: "var(--text-sm)",
    lineHeight: "1.4",
  },
  ".cm-find-row": { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "var(--space-2)" },
  ".cm-find-row:first-child": { paddingRight: "calc(var(--control-sm) + var(--space-1))" },
  ".cm-find-row label": { display: "inline-flex", alignItems: "center", gap: "0.4em", minHeight: "var(--control-sm)", marginRight: "var(--space-2)", color: "var(--ink-muted)" },
  ".cm-find-field": {
    display: "flex",
    flex: "1 1 18rem",
    alignItems: "center",
    gap: "var(--space-2)",
    minWidth: "0",
    minHeight: "var(--control-sm)",
    padding: "0 var(--space-2)",
    border: "1px solid var(--line-control)",
    borderRadius: "var(--radius-sm)",
    backgroundColor: "var(--bg)",
  },
  ".cm-find-field:focus-within": { outline: "2px solid var(--focus)", outlineOffset: "-1px" },
  ".cm-find-input": { flex: "1", minWidth: "0", padding: "0", border: "0", outline: "none", backgroundColor: "transparent", color: "var(--ink)", font: "inherit" },
  ".cm-find-input::placeholder": { color: "var(--ink-faint)" },
  ".cm-find-hits": { flex: "none", color: "var(--ink-muted)", fontSize: "var(--text-xs)", fontVariantNumeric: "tabular-nums" },
  ".cm-find-button": {
    minHeight: "var(--control-sm)",
    padding: "0 var(--space-3)",
    border: "1px solid var(--line-strong)",
    borderRadius: "var(--radius-md)",
    backgroundColor: "var(--bg-raised)",
    color: "var(--ink)",
    font: "inherit",
    fontWeight: "550",
    cursor: "pointer",
  },
  ".cm-find-button:hover:enabled": { backgroundColor: "var(--bg-hover)" },
  ".cm-find-button:disabled": { color: "var(--ink-faint)", cursor: "default" },
  ".cm-find-close": {
    position: "absolute",
    top: "var(--space-3)",
    right: "var(--space-3)",
    width: "var(--control-sm)",
    height: "var(--control-sm)",
    border: "0",
    borderRadius: "var(--radius-md)",
    backgroundColor: "transparent",
    color: "var(--ink-muted)",
    fontSize: "var(--text-lg)",
    cursor: "pointer",
  },
  ".cm-find-close:hover": { backgroundColor: "var(--bg-hover)", color: "var(--ink)" },
  ".cm-find-brief": { display: "none" },
  ".cm-find-close .cm-find-brief": { display: "inline" },
  ".cm-find-close .cm-find-full": HIDDEN,
  // With the keyboard of a phone below it, the panel must leave some of the text to be seen: three rows, with briefer words.
  "@media (width < 40rem)": {
    ".cm-find-field": { flexBasis: "0" },
    ".cm-find-brief": { display: "inline" },
    ".cm-find-full": HIDDEN,
    ".cm-find-row:first-child": { paddingRight: "0" },
    ".cm-find-button": { minWidth: "var(--control-sm)" },
    ".cm-find-close": { top: "auto", bottom: "var(--space-3)" },
  },
  // Below 16 px, phones zoom into a field that gets the focus.
  "@media (pointer: coarse)": { ".cm-find-input": { fontSize: "var(--text-md)" } },
});
