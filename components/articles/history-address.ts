import { useSearchParams } from "next/navigation";
import { useCallback, useMemo, useState } from "react";
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
  const parameters = useSearchParams();
  const version = positive(parameters.get("version")) ?? currentVersion;
  const to = positive(parameters.get("to")) ?? version;
  const from = positive(parameters.get("from"), 0) ?? to - 1;

  const go = useCallback(
    (changes: Record<string, string | null>, { isStep }: { isStep: boolean }) => {
      const next = new URLSearchParams(window.location.search);
      for (const [name, value] of Object.entries(changes)) {
        if (value === null) next.delete(name);
        else next.set(name, value);
      }
      const address = `/articles/${articleId}/history${next.size ? `?${next}` : ""}`;
      if (address === window.location.pathname + window.location.search) return;
      // Only the address changes: asking the server for the page again would make every click wait.
      if (isStep) window.history.pushState(null, "", address);
      else window.history.replaceState(null, "", address);
    },
    [articleId],
  );
  // The address follows in a transition, and a switch must not hesitate: until then, what was chosen counts.
  const search = parameters.toString();
  const [chosen, setChosen] = useState<{ view: HistoryView; before: string } | null>(null);
  const addressed = VIEWS.find((each) => each === parameters.get("view")) ?? "inline";
  const ways = useMemo(
    () => ({
      compare: (nextFrom: number, nextTo: number) =>
        go(nextFrom === nextTo - 1 ? { version: String(nextTo), from: null, to: null } : { version: null, from: String(nextFrom), to: String(nextTo) }, { isStep: true }),
      show: (view: HistoryView) => {
        setChosen({ view, before: search });
        go({ view: view === "inline" ? null : view }, { isStep: false });
      },
      pickPerson: (id: string | null) => go({ by: id }, { isStep: false }),
    }),
    [go, search],
  );
  return { from, to, view: chosen?.before === search ? chosen.view : addressed, personId: parameters.get("by"), ...ways };
}

function positive(text: string | null, minimum = 1): number | null {
  const value = text === null || text === "" ? NaN : Number(text);
  return Number.isInteger(value) && value >= minimum && value <= 2_147_483_647 ? value : null;
}
