"use client";

import { useQuery } from "@tanstack/react-query";
import { MergeStory } from "@/components/history/merge-story";
import type { MergeNames } from "@/components/history/merge-words";
import type { Place } from "@/components/merge/place";
import { EmptyState } from "@/components/ui/empty-state";
import { LoadFailure } from "@/components/outcomes/load-failure";
import { Skeleton } from "@/components/ui/skeleton";
import type { MergedFrom, Revision, RevisionSummary } from "@/lib/articles/schema";
import type { TextWorker } from "@/lib/client/merge-worker-client";
import { outcomeOf } from "@/lib/client/outcome-error";
import { mergeRecordQuery, revisionQuery } from "@/lib/client/queries";
import type { TakeBack } from "@/lib/client/take-back";
import { contentOf } from "@/lib/editor/content";

export interface HistoryMergeProps {
  articleId: string;
  to: Revision & { mergedFrom: MergedFrom };
  /** The versions that are loaded, to name who wrote between base and theirs. */
  revisions: readonly RevisionSummary[];
  worker: TextWorker;
  place: Place;
  onCompare: (from: number, to: number) => void;
  /** Left out where the person may not write. */
  onTakeBack?: (request: TakeBack) => void;
}

/** How a merge came about, from the versions and from what was kept of it. */
export function HistoryMerge({ articleId, to, revisions, worker, place, onCompare, onTakeBack }: HistoryMergeProps) {
  const record = useQuery(mergeRecordQuery(articleId, to.version));
  const base = useQuery(revisionQuery(articleId, to.mergedFrom.base));
  const theirs = useQuery(revisionQuery(articleId, to.mergedFrom.theirs));
  const isThere = record.data && base.data && theirs.data;
  const story = useQuery({
    queryKey: ["merge-story", articleId, to.version],
    queryFn: async () => worker.tell({ base: base.data!.body, yours: record.data!.yours.body, theirs: theirs.data!.body, saved: to.body }),
    enabled: Boolean(isThere),
    staleTime: Infinity,
    gcTime: 60_000,
    structuralSharing: false,
  });
  const error = record.error ?? base.error ?? theirs.error;
  if (outcomeOf(error)?.kind === "missing") {
    return (
      <EmptyState title="Nothing is known of this merge">
        <p>Whoever saved it named versions that this article does not have.</p>
      </EmptyState>
    );
  }
  if (error) return <LoadFailure error={error} what="this merge" />;
  if (!isThere) return <Skeleton lines={8} />;
  const names = namesOf(to, revisions, theirs.data);
  const turnBack = (side: "yours" | "theirs") => {
    // Where an article stands is not part of what it said: address and place stay.
    const { title, body, tags } = side === "yours" ? theirs.data : record.data.yours;
    const without = { ...contentOf(to), title, body, tags };
    onTakeBack?.({ base: { version: to.version, content: contentOf(to) }, wanted: without, note: `${names[side]}’s changes in the merge of version ${to.version} taken out` });
  };
  return (
    <MergeStory
      to={to}
      base={base.data}
      theirs={theirs.data}
      record={record.data}
      parts={story.data}
      names={names}
      placeName={place.nameOf}
      onCompare={onCompare}
      onTurnBack={onTakeBack && turnBack}
    />
  );
}

/** A person can also be in two windows at once, and several people may have written between base and theirs. */
function namesOf(to: HistoryMergeProps["to"], revisions: readonly RevisionSummary[], theirs: Revision): MergeNames {
  const { base, theirs: last } = to.mergedFrom;
  const between = revisions.filter(({ version }) => version > base && version <= last).map(({ author }) => author);
  const others = [...new Map([...between, theirs.author].filter(({ id }) => id !== to.author.id).map((author) => [author.id, author.name])).values()];
  const [first, second, ...more] = others;
  const theirNames = first === undefined ? `${to.author.name}, in another window` : second === undefined ? first : `${first} and ${more.length === 0 ? second : `${more.length + 1} others`}`;
  return { yours: to.author.name, theirs: theirNames };
}
