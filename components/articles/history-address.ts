import { useSearchParams } from "next/navigation";
import { useMemo, useState, useSyncExternalStore } from "react";
import type { HistoryView } from "@/components/history/comparison";

/** What is looked at in the history, as the address says it. */
export interface HistoryAddress {
  from: number;
  to: number;
  view: HistoryView;
  personId: string | null;
  /** Shows what changed between two versions; the way back leads to what was shown before. */
  compare: (from: number, to: number) => void;
  show: (view: HistoryView) => void;
  pickPerson: (id: string | null) => void;
}

const VIEWS: readonly HistoryView[] = ["side-by-side", "text", "merge"];

/** Everything that is chosen stands in the address: it can be sent to somebody, reloaded, and gone back to. */
export function useHistoryAddress(articleId: string, currentVersion: number): HistoryAddress {
  // Of the page as it was asked for; it also renders this again when a link leads to another address of the page.
  const asked = useSearchParams();
  const [store] = useState(() => createSearchStore(`/articles/${articleId}/history`));
  const search = useSyncExternalStore(store.subscribe, store.read, () => (asked.size ? `?${asked}` : ""));
  const parameters = useMemo(() => new URLSearchParams(search), [search]);
  const version = positive(parameters.get("version")) ?? currentVersion;
  const to = positive(parameters.get("to")) ?? version;
  const from = positive(parameters.get("from"), 0) ?? to - 1;
  const view = VIEWS.find((each) => each === parameters.get("view")) ?? "inline";

  const ways = useMemo(
    () => ({
      compare: (nextFrom: number, nextTo: number) =>
        store.go(nextFrom === nextTo - 1 ? { version: String(nextTo), from: null, to: null } : { version: null, from: String(nextFrom), to: String(nextTo) }, { isStep: true }),
      show: (next: HistoryView) => store.go({ view: next === "inline" ? null : next }, { isStep: false }),
      pickPerson: (id: string | null) => store.go({ by: id }, { isStep: false }),
    }),
    [store],
  );
  return { from, to, view, personId: parameters.get("by"), ...ways };
}

/**
 * The query of the page at `path`, read from the browser itself. The router follows an address in transitions, and
 * of two steps back in a row it may show the first.
 */
function createSearchStore(path: string) {
  const listeners = new Set<() => void>();
  const tell = () => listeners.forEach((listener) => listener());
  let last = "";
  return {
    subscribe(listener: () => void) {
      listeners.add(listener);
      window.addEventListener("popstate", listener);
      return () => {
        listeners.delete(listener);
        window.removeEventListener("popstate", listener);
      };
    },
    /** While the page is being left, what it showed last. */
    read() {
      if (window.location.pathname === path) last = window.location.search;
      return last;
    },
    /** Only the address changes: asking the server for the page again would make every click wait. */
    go(changes: Record<string, string | null>, { isStep }: { isStep: boolean }) {
      const next = new URLSearchParams(window.location.search);
      for (const [name, value] of Object.entries(changes)) {
        if (value === null) next.delete(name);
        else next.set(name, value);
      }
      const address = `${path}${next.size ? `?${next}` : ""}`;
      if (address === window.location.pathname + window.location.search) return;
      if (isStep) window.history.pushState(null, "", address);
      else window.history.replaceState(null, "", address);
      tell();
    },
  };
}

function positive(text: string | null, minimum = 1): number | null {
  const value = text === null || text === "" ? NaN : Number(text);
  return Number.isInteger(value) && value >= minimum && value <= 2_147_483_647 ? value : null;
}
