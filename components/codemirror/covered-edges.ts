import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

/**
 * What lies over the page at the upper and lower edge of the window. The line with the cursor is never brought to
 * where it would be behind that.
 */
export class CoveredEdges {
  #bar: Element | null = null;
  #dock: Element | null = null;

  readonly extension: Extension = EditorView.scrollMargins.of(() => ({ top: this.#top(), bottom: this.#bottom() }));

  setBar(bar: Element | null): void {
    this.#bar = bar;
  }

  /** What comes up in the dock stands in order, the first on top. */
  setDock(dock: Element | null): void {
    this.#dock = dock;
  }

  #top(): number {
    return Math.max(0, this.#bar?.getBoundingClientRect().bottom ?? 0);
  }

  #bottom(): number {
    const highest = this.#dock?.firstElementChild?.getBoundingClientRect();
    if (!highest) return 0;
    return Math.max(0, (window.visualViewport?.height ?? window.innerHeight) - highest.top);
  }
}
