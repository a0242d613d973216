"use client";

import { Bold, Code, Heading, Image as ImageIcon, Italic, Link as LinkIcon, List, ListChecks, ListOrdered, Quote, Redo2, Search, SquareCode, Strikethrough, Table, Undo2 } from "lucide-react";
import { redo, undo } from "@codemirror/commands";
import { openSearchPanel } from "@codemirror/search";
import type { Command } from "@codemirror/view";
import { Fragment, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { bold, bulletList, codeBlock, commandOf, cycleHeading, inlineCode, italic, link, numberedList, quote, strikethrough, table, taskList } from "@/components/codemirror/formatting";
import { chooseImages } from "@/components/codemirror/images";
import { useModKey } from "@/components/shell/use-mod-key";
import { IconButton } from "@/components/ui/icon-button";
import type { ArticleBuffer } from "./article-buffer";
import styles from "./toolbar.module.css";

interface Tool {
  label: string;
  icon: ReactNode;
  run: Command;
  /** Shown in the tooltip after the key that commands are made with. */
  keys?: string[];
}

const GROUPS: Tool[][] = [
  [
    { label: "Bold", icon: <Bold aria-hidden="true" />, run: commandOf(bold), keys: ["B"] },
    { label: "Italic", icon: <Italic aria-hidden="true" />, run: commandOf(italic), keys: ["I"] },
    { label: "Strikethrough", icon: <Strikethrough aria-hidden="true" />, run: commandOf(strikethrough) },
    { label: "Code", icon: <Code aria-hidden="true" />, run: commandOf(inlineCode), keys: ["E"] },
    { label: "Link", icon: <LinkIcon aria-hidden="true" />, run: commandOf(link), keys: ["K"] },
    { label: "Image", icon: <ImageIcon aria-hidden="true" />, run: chooseImages },
  ],
  [
    { label: "Heading", icon: <Heading aria-hidden="true" />, run: commandOf(cycleHeading), keys: ["Alt", "H"] },
    { label: "Bullet list", icon: <List aria-hidden="true" />, run: commandOf(bulletList), keys: ["Shift", "8"] },
    { label: "Numbered list", icon: <ListOrdered aria-hidden="true" />, run: commandOf(numberedList), keys: ["Shift", "7"] },
    { label: "Task list", icon: <ListChecks aria-hidden="true" />, run: commandOf(taskList), keys: ["Shift", "9"] },
    { label: "Quote", icon: <Quote aria-hidden="true" />, run: commandOf(quote), keys: ["Shift", "."] },
    { label: "Code block", icon: <SquareCode aria-hidden="true" />, run: commandOf(codeBlock) },
    { label: "Table", icon: <Table aria-hidden="true" />, run: commandOf(table) },
  ],
  [
    { label: "Undo", icon: <Undo2 aria-hidden="true" />, run: undo, keys: ["Z"] },
    { label: "Redo", icon: <Redo2 aria-hidden="true" />, run: redo, keys: ["Shift", "Z"] },
    { label: "Find and replace", icon: <Search aria-hidden="true" />, run: openSearchPanel, keys: ["F"] },
  ],
];
const COUNT = GROUPS.flat().length;

/** Formatting by button: one stop for Tab, arrows inside, as the toolbar pattern has it. */
export function Toolbar({ buffer }: { buffer: ArticleBuffer }) {
  const mod = useModKey();
  const host = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);

  const onKeyDown = (event: KeyboardEvent) => {
    const next = { ArrowRight: current + 1, ArrowLeft: current - 1, Home: 0, End: COUNT - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const index = (next + COUNT) % COUNT;
    setCurrent(index);
    host.current?.querySelectorAll("button")[index]?.focus();
  };

  let index = 0;
  return (
    <div ref={host} role="toolbar" aria-label="Formatting" className={styles.toolbar} onKeyDown={onKeyDown}>
      {GROUPS.map((tools, group) => (
        <Fragment key={tools[0]!.label}>
          {group > 0 && <span className={styles.gap} aria-hidden="true" />}
          {tools.map((tool) => {
            const own = index++;
            return (
              <IconButton
                key={tool.label}
                label={tool.label}
                icon={tool.icon}
                keys={tool.keys && [mod, ...tool.keys]}
                size="sm"
                tabIndex={own === current ? 0 : -1}
                onFocus={() => setCurrent(own)}
                // Without this, pressing a button would take the selection's focus before it is used.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => buffer.view && tool.run(buffer.view)}
              />
            );
          })}
        </Fragment>
      ))}
    </div>
  );
}
