"use client";

import { useMemo } from "react";
import { SelectField } from "@/components/ui/field";
import type { ArticleListItem } from "@/lib/articles/schema";
import { articleTree, familyOf, type ArticleNode } from "@/lib/client/article-tree";

export interface ParentFieldProps {
  articles: ArticleListItem[];
  value: string | null;
  onChange: (parentId: string | null) => void;
  spaceName: string;
  /** The article that is to be moved: it and what is below it cannot hold it. */
  movingId?: string;
  error?: string | null;
}

/** Chooses the article that another one is filed under. */
export function ParentField({ articles, value, onChange, spaceName, movingId, error }: ParentFieldProps) {
  const options = useMemo(() => {
    const excluded = movingId ? familyOf(movingId, articles) : new Set<string>();
    return flatten(articleTree(articles)).filter((option) => !excluded.has(option.id));
  }, [articles, movingId]);
  return (
    <SelectField label="Filed under" value={value ?? ""} onChange={(event) => onChange(event.target.value || null)} error={error}>
      <option value="">{spaceName} (top level)</option>
      {options.map((option) => (
        <option key={option.id} value={option.id}>
          {`${"\u2003".repeat(option.depth)}${option.title}`}
        </option>
      ))}
    </SelectField>
  );
}

function flatten(nodes: ArticleNode[], depth = 1): { id: string; title: string; depth: number }[] {
  return nodes.flatMap(({ article, children }) => [{ id: article.id, title: article.title, depth }, ...flatten(children, depth + 1)]);
}
