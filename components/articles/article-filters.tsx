"use client";

import { X } from "lucide-react";
import { SelectField, TextField } from "@/components/ui/field";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { ArticleFilter, ArticleSort, StatusFilter } from "./article-rows";
import styles from "./article-filters.module.css";

export interface ArticleFiltersProps {
  filter: ArticleFilter;
  onChange: (filter: ArticleFilter) => void;
  tags: { tag: string; count: number }[];
  /** How many articles have each status; nothing to choose from where all are drafts. */
  statusCounts: Record<StatusFilter, number>;
  shownCount: number;
  totalCount: number;
}

export function ArticleFilters({ filter, onChange, tags, statusCounts, shownCount, totalCount }: ArticleFiltersProps) {
  const isFiltered = filter.text !== "" || filter.tag !== null || filter.status !== "current";
  const hasStatuses = statusCounts.draft < statusCounts.all || filter.status !== "current";
  return (
    <div className={styles.bar}>
      <div className={styles.search}>
        <TextField type="search" label="Filter by title or tag" isLabelHidden placeholder="Filter by title or tag" value={filter.text} onChange={(event) => onChange({ ...filter, text: event.target.value })} />
      </div>
      {tags.length > 0 && (
        <div className={styles.select}>
          <SelectField label="Tag" isLabelHidden value={filter.tag ?? ""} onChange={(event) => onChange({ ...filter, tag: event.target.value || null })}>
            <option value="">All tags</option>
            {tags.map(({ tag, count }) => (
              <option key={tag} value={tag}>
                {tag} ({count})
              </option>
            ))}
          </SelectField>
        </div>
      )}
      {hasStatuses && (
        <div className={styles.select}>
          <SelectField label="Status" isLabelHidden value={filter.status} onChange={(event) => onChange({ ...filter, status: event.target.value as StatusFilter })}>
            {STATUSES.map(([status, label]) => (
              <option key={status} value={status}>
                {label} ({statusCounts[status]})
              </option>
            ))}
          </SelectField>
        </div>
      )}
      <div className={styles.select}>
        <SelectField label="Order" isLabelHidden value={filter.sort} onChange={(event) => onChange({ ...filter, sort: event.target.value as ArticleSort })}>
          <option value="-updatedAt">Last changed</option>
          <option value="title">By title</option>
          <option value="-createdAt">Newest first</option>
        </SelectField>
      </div>
      <p className={styles.count} role="status">
        {isFiltered ? `${shownCount} of ${totalCount}` : `${totalCount} ${totalCount === 1 ? "article" : "articles"}`}
        {filter.tag !== null && (
          <button type="button" className={styles.clear} onClick={() => onChange({ ...filter, tag: null })}>
            #{filter.tag}
            <X aria-hidden="true" />
            <VisuallyHidden>: show all tags</VisuallyHidden>
          </button>
        )}
      </p>
    </div>
  );
}

const STATUSES: [StatusFilter, string][] = [
  ["current", "Not archived"],
  ["draft", "Drafts"],
  ["published", "Published"],
  ["ahead", "Changed since published"],
  ["archived", "Archived"],
  ["all", "All"],
];
