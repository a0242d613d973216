import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { browserDrafts } from "./draft-storage";
import { queryKeys } from "./query-keys";

/** An article with text on this device that clashes with what is stored and waits for its writer. */
export interface WaitingDraft {
  readonly articleId: string;
  readonly title: string;
}

const CHANNEL = "concord:waiting-drafts";
const NONE: readonly WaitingDraft[] = [];

/** Tells every list in this browser that a draft began or ceased to wait for a decision. */
export function tellWaitingDrafts(): void {
  if (typeof BroadcastChannel === "undefined") return;
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(null);
  channel.close();
}

/** What waits for this person's decision on this device, kept up to date across windows. */
export function useWaitingDrafts(personId: string | undefined): readonly WaitingDraft[] {
  const cache = useQueryClient();
  const { data = NONE } = useQuery(waitingDraftsQuery(personId));
  useEffect(() => {
    if (typeof BroadcastChannel === "undefined") return;
    const channel = new BroadcastChannel(CHANNEL);
    channel.addEventListener("message", () => void cache.invalidateQueries({ queryKey: queryKeys.waitingDrafts }));
    return () => channel.close();
  }, [cache]);
  return data;
}

function waitingDraftsQuery(personId: string | undefined) {
  return queryOptions({
    queryKey: [...queryKeys.waitingDrafts, personId],
    enabled: personId !== undefined,
    // The drafts are on this device: there is nothing to wait for while the network is away.
    networkMode: "always",
    queryFn: async (): Promise<WaitingDraft[]> => {
      const drafts = (await browserDrafts().list(personId!)).filter(({ needsDecision }) => needsDecision);
      const newestFirst = drafts.sort((a, b) => b.keptAt - a.keptAt);
      return [...new Map(newestFirst.map(({ articleId, content }) => [articleId, { articleId, title: content.title || "Untitled" }])).values()];
    },
  });
}
