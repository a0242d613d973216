import { useEffect, useRef } from "react";

export interface MergeKeyActions {
  next: () => void;
  previous: () => void;
  save: () => void;
  undo: () => void;
  redo: () => void;
  help: () => void;
}

/** The keys of the merge screen as they are listed in its help. */
export const MERGE_KEYS: { keys: string[]; does: string }[] = [
  { keys: ["F7"], does: "Next conflict that is open" },
  { keys: ["Shift", "F7"], does: "Previous conflict that is open" },
  { keys: ["1"], does: "Keep mine" },
  { keys: ["2"], does: "Keep theirs" },
  { keys: ["3"], does: "Keep both, mine first" },
  { keys: ["4"], does: "Keep both, theirs first" },
  { keys: ["5"], does: "Use base: the text before both changes" },
  { keys: ["6"], does: "Use the suggestion" },
  { keys: ["E"], does: "Write it myself (Escape leaves the text)" },
  { keys: ["Mod", "Z"], does: "Undo the last choice or wording" },
  { keys: ["Mod", "Shift", "Z"], does: "Redo" },
  { keys: ["Mod", "Enter"], does: "Save the merged version" },
  { keys: ["?"], does: "Show this list" },
];

/** Listens for the keys wherever the focus is, except where a text or a dialog has its own use for them. */
export function useMergeKeys(actions: MergeKeyActions): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isInDialog(event.target)) return;
      const action = actionFor(event);
      if (!action) return;
      event.preventDefault();
      latest.current[action]();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}

function actionFor(event: KeyboardEvent): keyof MergeKeyActions | null {
  const isCommand = event.metaKey || event.ctrlKey;
  if (event.key === "F7") return event.shiftKey ? "previous" : "next";
  if (isCommand && event.key === "Enter") return "save";
  if (isCommand && event.key.toLowerCase() === "s") return "save";
  if (isText(event.target)) return null;
  if (isCommand && event.key.toLowerCase() === "z") return event.shiftKey ? "redo" : "undo";
  if (isCommand && event.key.toLowerCase() === "y") return "redo";
  return event.key === "?" && !isCommand ? "help" : null;
}

function isText(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

function isInDialog(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("[role=dialog], [role=alertdialog], [role=menu]") !== null;
}
