"use client";

import { useState, type DragEvent } from "react";
import { familyOf } from "@/lib/client/article-tree";
import type { ArticleListItem } from "@/lib/articles/schema";

/** Dragging articles in the tree of a space. The empty id is the top of the space. */
export interface TreeDrag {
  /** Where it would be put down now. */
  readonly overId: string | null;
  source(article: ArticleListItem): { draggable: true; onDragStart: (event: DragEvent) => void; onDragEnd: () => void };
  /** `onTaken` is called when something was put down there. */
  target(parentId: string, onTaken?: () => void): { onDragOver: (event: DragEvent) => void; onDragLeave: (event: DragEvent) => void; onDrop: (event: DragEvent) => void };
}

/** `onMove` is told where an article was put down; places that cannot hold it are no targets. */
export function useTreeDrag(articles: ArticleListItem[], onMove: (article: ArticleListItem, parentId: string | null) => void): TreeDrag {
  const [dragged, setDragged] = useState<ArticleListItem | null>(null);
  const [overId, setOverId] = useState<string | null>(null);
  const end = () => {
    setDragged(null);
    setOverId(null);
  };
  const takes = (parentId: string) => dragged !== null && (dragged.parentId ?? "") !== parentId && !familyOf(dragged.id, articles).has(parentId);
  return {
    overId,
    source: (article) => ({
      draggable: true,
      onDragStart: (event) => {
        event.dataTransfer.effectAllowed = "copyMove";
        setDragged(article);
      },
      onDragEnd: end,
    }),
    target: (parentId, onTaken) => ({
      onDragOver: (event) => {
        if (!takes(parentId)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = "move";
        setOverId(parentId);
      },
      onDragLeave: (event) => {
        // Between the parts of one row nothing is left.
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOverId((id) => (id === parentId ? null : id));
      },
      onDrop: (event) => {
        if (!takes(parentId) || dragged === null) return;
        event.preventDefault();
        onMove(dragged, parentId === "" ? null : parentId);
        onTaken?.();
        end();
      },
    }),
  };
}
