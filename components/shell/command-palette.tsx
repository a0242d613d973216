"use client";

import { Dialog } from "@base-ui/react/dialog";
import { useQuery } from "@tanstack/react-query";
import { CornerDownLeft, FileText, FolderClosed, Search, Zap } from "lucide-react";
import { useRouter } from "next/navigation";
import { useDeferredValue, useId, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { PUBLISHING_QUERY } from "@/components/publishing/use-panel-open";
import { MAX_QUERY_LENGTH } from "@/lib/articles/schema";
import { searchAddress } from "@/components/search/search-address";
import { MarkedText } from "@/components/ui/marked-text";
import { searchQuery, spaceArticlesQuery } from "@/lib/client/queries";
import type { RecentArticle } from "@/lib/client/recent-articles";
import type { Space } from "@/lib/spaces/schema";
import { firstGroups, foundItems, matching, type PaletteGroup, type PaletteItem } from "./palette-items";
import type { CurrentPlace } from "./use-current-place";
import { useTheme } from "./use-theme";
import styles from "./command-palette.module.css";

export interface CommandPaletteProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  place: CurrentPlace;
  recent: readonly RecentArticle[];
  onNewArticle: (space: Space) => void;
  onNewSpace: () => void;
}

/** Everything by name: articles by title and text, spaces, and what can be done from here. */
export function CommandPalette(props: CommandPaletteProps) {
  return (
    <Dialog.Root open={props.isOpen} onOpenChange={props.onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Viewport className={styles.viewport}>
          <Dialog.Popup className={styles.popup} aria-label="Search and commands">
            <Palette {...props} />
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Palette({ onOpenChange, place, recent, onNewArticle, onNewSpace }: CommandPaletteProps) {
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState("");
  const [position, setPosition] = useState(0);
  const groups = usePaletteGroups(query, { place, recent, onNewArticle, onNewSpace });
  const items = groups.flatMap((group) => group.items);
  const active = items[Math.min(position, items.length - 1)];

  const move = (next: number) => {
    const wrapped = (next + items.length) % Math.max(items.length, 1);
    setPosition(wrapped);
    list.current?.querySelector(`[data-index="${wrapped}"]`)?.scrollIntoView({ block: "nearest" });
  };
  const run = (item: PaletteItem) => {
    onOpenChange(false);
    item.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown") move(position + 1);
    else if (event.key === "ArrowUp") move(position - 1);
    else if (event.key === "Enter" && active) run(active);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <div className={styles.inputRow}>
        <Search aria-hidden="true" />
        <input
          className={styles.input}
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={active && `${listId}-${active.id}`}
          aria-autocomplete="list"
          aria-label="Search articles, spaces and commands"
          placeholder="Search articles, spaces and commands"
          maxLength={MAX_QUERY_LENGTH}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setPosition(0);
          }}
          onKeyDown={onKeyDown}
          autoComplete="off"
          spellCheck={false}
        />
      </div>
      <div ref={list} id={listId} role="listbox" aria-label="Results" className={styles.list}>
        {groups.map((group) => (
          <div key={group.label} role="group" aria-label={group.label}>
            <div className={styles.groupLabel} aria-hidden="true">
              {group.label}
            </div>
            {group.items.map((item) => {
              const index = items.indexOf(item);
              return (
                <div
                  key={item.id}
                  id={`${listId}-${item.id}`}
                  role="option"
                  aria-selected={item === active}
                  data-index={index}
                  className={styles.option}
                  onMouseMove={() => setPosition(index)}
                  onClick={() => run(item)}
                >
                  <span className={styles.icon}>{ICONS[item.kind]}</span>
                  <span className={styles.words}>
                    <span className={styles.label}>
                      <MarkedText text={item.label} ranges={item.labelRanges ?? []} />
                    </span>
                    {item.detail && <span className={styles.detail}>{item.detail}</span>}
                    {item.snippet && (
                      <span className={styles.snippet}>
                        <MarkedText {...item.snippet} />
                      </span>
                    )}
                  </span>
                  <CornerDownLeft aria-hidden="true" className={styles.enter} />
                </div>
              );
            })}
          </div>
        ))}
      </div>
      {items.length === 0 && <p className={styles.none}>Nothing is called “{query}”, and no text holds it.</p>}
    </>
  );
}

const ICONS: Record<PaletteItem["kind"], ReactNode> = {
  article: <FileText aria-hidden="true" />,
  space: <FolderClosed aria-hidden="true" />,
  action: <Zap aria-hidden="true" />,
  search: <Search aria-hidden="true" />,
};

function usePaletteGroups(query: string, { place, recent, onNewArticle, onNewSpace }: Pick<CommandPaletteProps, "place" | "recent" | "onNewArticle" | "onNewSpace">): PaletteGroup[] {
  const router = useRouter();
  const [, setTheme] = useTheme();
  const text = useDeferredValue(query.trim());
  const { spaces = [], space, articleId } = place;
  const { data: known = [] } = useQuery({ ...spaceArticlesQuery(space?.id ?? ""), enabled: space !== undefined });
  const { data: found = [] } = useQuery({ ...searchQuery(text), placeholderData: (previous) => previous });

  return useMemo(() => {
    const go = (href: string) => () => router.push(href);
    const home = space && `/spaces/${encodeURIComponent(space.slug)}`;
    const action = (id: string, label: string, run: () => void): PaletteItem => ({ id: `action-${id}`, kind: "action", label, run });
    const actions: PaletteItem[] = [
      ...(space && home && space.role !== "viewer"
        ? [action("new-article", `New article in ${space.name}`, () => onNewArticle(space)), action("import", `Import Markdown into ${space.name}`, go(`${home}?import=1`))]
        : []),
      ...(articleId
        ? [
            action("history", "History of this article", go(`/articles/${articleId}/history`)),
            { ...action("publishing", "Publishing of this article", go(`/articles/${articleId}?${PUBLISHING_QUERY}`)), keywords: "publish unpublish schedule archive public link" },
          ]
        : []),
      action("new-space", "New space", onNewSpace),
      ...(home ? [action("trash", `Trash of ${space.name}`, go(`${home}/trash`)), action("space-settings", `Settings of ${space.name}`, go(`${home}/settings`))] : []),
      action("settings", "Your settings and API tokens", go("/settings")),
      { ...action("api", "API reference", go("/docs/api")), keywords: "documentation docs rest http openapi curl" },
      action("light", "Appearance: light", () => setTheme("light")),
      action("dark", "Appearance: dark", () => setTheme("dark")),
      action("system", "Appearance: as the system", () => setTheme("system")),
    ];
    const spaceItems = spaces.map((each): PaletteItem => ({ id: `space-${each.id}`, kind: "space", label: each.name, run: go(`/spaces/${encodeURIComponent(each.slug)}`) }));
    const open = (id: string) => router.push(`/articles/${id}`);
    const hits = text ? foundItems({ query: text, known, hits: found, spaces, open }) : [];
    const all: PaletteItem = { id: "all-results", kind: "search", label: `All results for “${text}”`, run: go(searchAddress({ text, space: null })) };
    return [
      ...(text ? [{ label: "Articles", items: hits }] : firstGroups({ recent, known, spaces, open })),
      { label: "Spaces", items: matching(spaceItems, text) },
      { label: "Commands", items: matching(actions, text) },
      { label: "Search", items: hits.length > 0 ? [all] : [] },
    ].filter((group) => group.items.length > 0);
  }, [text, known, found, recent, spaces, space, articleId, router, setTheme, onNewArticle, onNewSpace]);
}
