"use client";

import { ChevronDown, ChevronUp, Copy, Download, Ellipsis, FilePlus2, Keyboard, ListX, Redo2, Replace, Undo2, X } from "lucide-react";
import type { Ref } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { useModKey } from "@/components/shell/use-mod-key";
import type { Side } from "@/lib/merge";
import type { MergeView } from "./merge-view";
import styles from "./merge-header.module.css";

export interface MergeHeaderProps {
  mode: "resolve" | "review";
  theirName: string;
  headingRef: Ref<HTMLHeadingElement>;
  summary: string;
  openCount: number;
  questionCount: number;
  canUndo: boolean;
  canRedo: boolean;
  canReset: boolean;
  view: MergeView;
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
}

/** What is going on, the way from question to question, and every way out. */
export function MergeHeader({ headingRef, ...props }: MergeHeaderProps) {
  const { mode, theirName, summary, openCount, questionCount } = props;
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
        {questionCount > 0 && (
          <>
            <IconButton label="Previous conflict" keys={["Shift", "F7"]} icon={<ChevronUp aria-hidden="true" />} onClick={() => props.onStep(-1)} />
            <IconButton label="Next conflict" keys={["F7"]} icon={<ChevronDown aria-hidden="true" />} onClick={() => props.onStep(1)} />
          </>
        )}
        <IconButton label="Undo" keys={[mod, "Z"]} icon={<Undo2 aria-hidden="true" />} aria-disabled={!props.canUndo} onClick={props.onUndo} />
        <IconButton label="Redo" keys={[mod, "Shift", "Z"]} icon={<Redo2 aria-hidden="true" />} aria-disabled={!props.canRedo} onClick={props.onRedo} />
        <span className={styles.view}>
          <SegmentedControl<MergeView> label="View" segments={VIEWS} value={props.view} onChange={props.onView} />
        </span>
        <Menu trigger={<IconButton label="More" hasTooltip={false} icon={<Ellipsis aria-hidden="true" />} />}>
          {openCount > 0 && (
            <>
              <MenuItem onSelect={() => props.onTakeRest("yours")}>Take all mine for what is left</MenuItem>
              <MenuItem onSelect={() => props.onTakeRest("theirs")}>Take all {theirName}’s for what is left</MenuItem>
            </>
          )}
          <MenuItem icon={<ListX aria-hidden="true" />} isDisabled={!props.canReset} onSelect={props.onReset}>
            Reset all decisions
          </MenuItem>
          <MenuSeparator />
          <MenuItem icon={<Copy aria-hidden="true" />} onSelect={props.onCopyMine}>
            Copy my version
          </MenuItem>
          <MenuItem icon={<Download aria-hidden="true" />} onSelect={props.onDownloadMine}>
            Download my version
          </MenuItem>
          <MenuItem icon={<FilePlus2 aria-hidden="true" />} onSelect={props.onSaveAsNew}>
            Save mine as a new article
          </MenuItem>
          <MenuItem icon={<Replace aria-hidden="true" />} isDangerous onSelect={props.onOverwrite}>
            {mode === "resolve" ? "Overwrite with my version…" : "Undo the whole merge…"}
          </MenuItem>
          <MenuSeparator />
          <MenuItem icon={<Keyboard aria-hidden="true" />} onSelect={props.onHelp}>
            Keys
          </MenuItem>
        </Menu>
        <IconButton label={mode === "resolve" ? "Close and decide later" : "Close"} icon={<X aria-hidden="true" />} onClick={props.onClose} />
      </div>
    </header>
  );
}

const VIEWS = [
  { value: "column" as const, label: "One column" },
  { value: "sides" as const, label: "Side by side" },
];
