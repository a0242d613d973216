import { sameContent, type Content, type Snapshot } from "./content";
import type { DraftRecord, MergeTexts } from "./ports";
import type { MergeOutcome } from "./events";
import { cleanState, draftState, type SaveState } from "./state";

/** A draft as it was found: `key` names it in the store, `keptAt` is when it was written (milliseconds, UTC). */
export interface FoundDraft extends DraftRecord {
  readonly key: string;
  readonly keptAt: number;
}

export interface Resumption {
  readonly state: SaveState;
  /** What the buffer begins with. */
  readonly content: Content;
  /** When the newest text that was brought back had been kept; null if there was none. */
  readonly keptAt: number | null;
  /** The text that was brought back had been waiting for the writer's decision. */
  readonly needsDecision: boolean;
  /** Drafts that are in the buffer now, or that the server has: their copies may go once the buffer is kept. */
  readonly settled: readonly string[];
  /** Drafts that clash with the one brought back; a person has to look at them. */
  readonly leftOver: readonly FoundDraft[];
}

/**
 * Begins an editing session: with the article, or with what an earlier page on this device could not save.
 * Several drafts (of several tabs that died) become one where they do not clash.
 */
export function resume(
  article: Snapshot,
  drafts: readonly FoundDraft[],
  merge: (texts: MergeTexts) => MergeOutcome,
  now: number,
): Resumption {
  const isStored = (draft: FoundDraft) =>
    sameContent(draft.content, article.content) || sameContent(draft.content, draft.base.content);
  const settled = drafts.filter(isStored).map((draft) => draft.key);
  const [newest, ...older] = drafts.filter((draft) => !isStored(draft)).sort((a, b) => b.keptAt - a.keptAt);
  if (!newest) return { state: cleanState(article), content: article.content, keptAt: null, needsDecision: false, settled, leftOver: [] };

  let content = newest.content;
  let { inDoubt } = newest;
  const leftOver: FoundDraft[] = [];
  settled.push(newest.key);
  for (const draft of older) {
    const outcome = merge({ base: draft.base.content, yours: draft.content, theirs: content });
    if (!outcome.clean) {
      leftOver.push(draft);
      continue;
    }
    if (!sameContent(content, outcome.merged)) {
      content = outcome.merged;
      // The buffer is more than what was sent.
      inDoubt = inDoubt && { ...inDoubt, seq: 0 };
    }
    settled.push(draft.key);
  }
  return { state: draftState({ base: newest.base, inDoubt, note: newest.note }, now), content, keptAt: newest.keptAt, needsDecision: newest.needsDecision, settled, leftOver };
}
