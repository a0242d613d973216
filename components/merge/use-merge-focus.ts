import { useCallback, useEffect, useRef, type RefObject } from "react";
import type { BlockListHandle } from "./block-list";
import type { Block } from "./model/blocks";
import { openQuestions, type MergeModel } from "./model/reducer";

/** How many frames to wait for a card that has yet to be drawn. */
const MAX_FRAMES = 30;

export interface MergeRefs {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly heading: RefObject<HTMLElement | null>;
  readonly list: RefObject<BlockListHandle | null>;
}

export interface MergeFocus {
  focusCard: (id: string) => void;
  /** To the next (1) or previous (-1) question: an open one if there is any. */
  step: (direction: 1 | -1) => void;
  /** To the question that was gone to last, or the heading where there is none. */
  goBack: () => void;
}

/** Moves the focus from question to question, and never lets it fall to nowhere. */
export function useMergeFocus({ scroller, heading, list }: MergeRefs, model: MergeModel, blocks: readonly Block[]): MergeFocus {
  const lastId = useRef<string | null>(null);

  const focusCard = useCallback(
    (id: string) => {
      lastId.current = id;
      const index = blocks.findIndex((block) => block.key === id);
      if (index !== -1) list.current?.reveal(index);
      const attempt = (frame: number) => {
        const card = scroller.current?.querySelector<HTMLElement>(`[data-question="${CSS.escape(id)}"]`);
        if (card) {
          card.focus({ preventScroll: true });
          if (scroller.current) centre(scroller.current, card);
        } else if (frame < MAX_FRAMES) requestAnimationFrame(() => attempt(frame + 1));
      };
      attempt(0);
    },
    [blocks, list, scroller],
  );

  const step = (direction: 1 | -1) => {
    const { questions } = model;
    const open = new Set(openQuestions(model).map(({ id }) => id));
    const targets = questions.flatMap(({ id }, index) => (open.size === 0 || open.has(id) ? [index] : []));
    const focused = document.activeElement?.closest<HTMLElement>("[data-question]")?.dataset.question ?? lastId.current;
    const current = questions.findIndex(({ id }) => id === focused);
    const ordered = direction === 1 ? targets : targets.toReversed();
    const next = ordered.find((index) => (direction === 1 ? index > current : current === -1 || index < current)) ?? ordered[0];
    if (next !== undefined) focusCard(questions[next]!.id);
  };

  const goBack = () => {
    const id = lastId.current;
    if (id !== null && model.questions.some((question) => question.id === id)) focusCard(id);
    else heading.current?.focus({ preventScroll: true });
  };

  // On opening: the first question, or the heading where nothing is asked.
  const first = useRef(model.questions[0]?.id ?? null);
  useEffect(() => {
    if (first.current) focusCard(first.current);
    else heading.current?.focus();
    // Only once: afterwards the focus is the person's.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  // A card that held the focus may be gone after another merge.
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, [heading, model.questions]);

  return { focusCard, step, goBack };
}

/** Brings a card to the middle, or its beginning to the top if it is higher than that; the page around stays still. */
function centre(scroller: HTMLElement, card: HTMLElement): void {
  const [outer, inner] = [scroller.getBoundingClientRect(), card.getBoundingClientRect()];
  const room = Math.max(16, (outer.height - inner.height) / 2);
  scroller.scrollBy({ top: inner.top - outer.top - room, behavior: "instant" });
}
