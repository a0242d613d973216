"use client";

import { ChevronDown, ChevronUp, Copy, Download, Ellipsis, FilePlus2, Keyboard, ListX, Redo2, Replace, Undo2, X } from "lucide-react";
import { memo, type Ref } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { useModKey } from "@/components/shell/use-mod-key";
import type { Side } from "@/lib/merge";
import type { MergeView } from "./merge-view";
import styles from "./merge-header.module.css";

export type MergeHeaderActions = {
  onView: (view: MergeView) => void;
  onStep: (direction: 1 | -1) => void;
  onUndo: () => void;
  onRedo: () => void;
  onReset: () => void;
  onTakeRest: (side: Side) => void;
  onHelp: () => void;
  onCopyMine: () => void;
  onDownloadMine: () => void;
  onSaveAsNew: () => void;
  onOverwrite: () => void;
  onClose: () => void;
};

export interface MergeHeaderProps {
  mode: "resolve" | "review";
  theirName: string;
  headingRef: Ref<HTMLHeadingElement>;
  summary: string;
  hasOpen: boolean;
  hasQuestions: boolean;
  canUndo: boolean;
  canRedo: boolean;
  canReset: boolean;
  view: MergeView;
  /** The same object all the time: a choice that changes nothing here must not draw all of this again. */
  actions: MergeHeaderActions;
}

/** What is going on, the way from question to question, and every way out. */
export const MergeHeader = memo(function MergeHeader({ headingRef, actions, ...props }: MergeHeaderProps) {
  const { mode, theirName, summary, hasOpen, hasQuestions } = props;
  const mod = useModKey();
  return (
    <header className={styles.header}>
      <div className={styles.words}>
        <h1 ref={headingRef} tabIndex={-1} className={styles.title}>
          {mode === "resolve" ? "Settle what you both changed" : "What was merged"}
        </h1>
        <p className={styles.summary}>{summary}</p>
      </div>
      <div className={styles.tools} role="toolbar" aria-label="Merge tools">
        {hasQuestions && (
          <>
            <IconButton label="Previous conflict" keys={["Shift", "F7"]} icon={<ChevronUp aria-hidden="true" />} onClick={() => actions.onStep(-1)} />
            <IconButton label="Next conflict" keys={["F7"]} icon={<ChevronDown aria-hidden="true" />} onClick={() => actions.onStep(1)} />
          </>
        )}
        <IconButton label="Undo" keys={[mod, "Z"]} icon={<Undo2 aria-hidden="true" />} aria-disabled={!props.canUndo} onClick={actions.onUndo} />
        <IconButton label="Redo" keys={[mod, "Shift", "Z"]} icon={<Redo2 aria-hidden="true" />} aria-disabled={!props.canRedo} onClick={actions.onRedo} />
        <span className={styles.view}>
          <SegmentedControl<MergeView> label="View" segments={VIEWS} value={props.view} onChange={actions.onView} />
        </span>
        <Menu trigger={<IconButton label="More" hasTooltip={false} icon={<Ellipsis aria-hidden="true" />} />}>
          {hasOpen && (
            <>
              <MenuItem onSelect={() => actions.onTakeRest("yours")}>Take all mine for what is left</MenuItem>
              <MenuItem onSelect={() => actions.onTakeRest("theirs")}>Take all {theirName}’s for what is left</MenuItem>
            </>
          )}
          <MenuItem icon={<ListX aria-hidden="true" />} isDisabled={!props.canReset} onSelect={actions.onReset}>
            Reset all decisions
          </MenuItem>
          <MenuSeparator />
          <MenuItem icon={<Copy aria-hidden="true" />} onSelect={actions.onCopyMine}>
            Copy my version
          </MenuItem>
          <MenuItem icon={<Download aria-hidden="true" />} onSelect={actions.onDownloadMine}>
            Download my version
          </MenuItem>
          <MenuItem icon={<FilePlus2 aria-hidden="true" />} onSelect={actions.onSaveAsNew}>
            Save mine as a new article
          </MenuItem>
          <MenuItem icon={<Replace aria-hidden="true" />} isDangerous onSelect={actions.onOverwrite}>
            {mode === "resolve" ? "Overwrite with my version…" : "Undo the whole merge…"}
          </MenuItem>
          <MenuSeparator />
          <MenuItem icon={<Keyboard aria-hidden="true" />} onSelect={actions.onHelp}>
            Keys
          </MenuItem>
        </Menu>
        <IconButton label={mode === "resolve" ? "Close and decide later" : "Close"} icon={<X aria-hidden="true" />} onClick={actions.onClose} />
      </div>
    </header>
  );
});

const VIEWS = [
  { value: "column" as const, label: "One column" },
  { value: "sides" as const, label: "Side by side" },
];
