"use client";

import { Columns2, Ellipsis, Eye, FolderTree, History, MessageSquareText, Pencil } from "lucide-react";
import type { ReactNode } from "react";
import type { CoveredEdges } from "@/components/codemirror/covered-edges";
import { StarItem } from "@/components/stars/star-controls";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem, MenuLink, MenuSeparator } from "@/components/ui/menu";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { Indicator } from "@/lib/editor/indicator";
import type { Person } from "@/lib/wire/schema";
import type { ArticleBuffer } from "./article-buffer";
import { FileItems } from "./file-items";
import { Others } from "./others";
import { SaveIndicator } from "./save-indicator";
import { Toolbar } from "./toolbar";
import type { Rescue } from "./use-rescue";
import type { ViewMode } from "./view-mode";
import styles from "./editor-bar.module.css";

export interface EditorBarProps {
  buffer: ArticleBuffer;
  edges: CoveredEdges;
  indicator: Indicator;
  mode: ViewMode;
  onMode: (mode: ViewMode) => void;
  /** Shown where the outline has no place beside the text. */
  outline: ReactNode;
  rescue: Rescue;
  articleId: string;
  others: readonly Person[];
  /** What is public of the article. */
  publishing: ReactNode;
  onNote: () => void;
  onAddress: () => void;
}

/** Stays at the upper edge: where the text is, formatting, how it is shown, and where else it can go. */
export function EditorBar({ buffer, edges, indicator, mode, onMode, outline, rescue, articleId, others, publishing, onNote, onAddress }: EditorBarProps) {
  return (
    <div ref={(element) => edges.setBar(element)} className={styles.bar}>
      <div className={styles.state}>
        <SaveIndicator value={indicator} />
      </div>
      <div className={styles.tools}>{mode !== "read" && <Toolbar buffer={buffer} />}</div>
      <div className={styles.publishing}>{publishing}</div>
      <div className={styles.outline} data-mode={mode}>
        {outline}
      </div>
      <div className={styles.end}>
        <Others people={others} />
        <SegmentedControl<ViewMode> label="View" segments={VIEWS} value={mode} onChange={onMode} />
        <Menu trigger={<IconButton label="More" hasTooltip={false} icon={<Ellipsis aria-hidden="true" />} />}>
          <StarItem articleId={articleId} />
          <MenuLink icon={<History aria-hidden="true" />} href={`/articles/${articleId}/history`}>
            History
          </MenuLink>
          <MenuItem icon={<MessageSquareText aria-hidden="true" />} onSelect={onNote}>
            Save with a note…
          </MenuItem>
          <MenuItem icon={<FolderTree aria-hidden="true" />} onSelect={onAddress}>
            Address and place…
          </MenuItem>
          <MenuSeparator />
          <FileItems rescue={rescue} read={() => buffer.read()} />
        </Menu>
      </div>
    </div>
  );
}

const VIEWS = [
  { value: "write" as const, label: <ViewLabel icon={<Pencil aria-hidden="true" />} text="Write" /> },
  { value: "split" as const, label: <ViewLabel icon={<Columns2 aria-hidden="true" />} text="Write and preview" /> },
  { value: "read" as const, label: <ViewLabel icon={<Eye aria-hidden="true" />} text="Preview" /> },
];

function ViewLabel({ icon, text }: { icon: ReactNode; text: string }) {
  return (
    <span className={styles.view} title={text}>
      {icon}
      <VisuallyHidden as="span">{text}</VisuallyHidden>
    </span>
  );
}
