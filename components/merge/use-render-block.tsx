import { useMemo, type ReactNode } from "react";
import { BlockRow } from "./block-row";
import type { MergeView } from "./merge-view";
import type { Block } from "./model/blocks";
import { contextOf, NO_CONTEXT } from "./model/context";
import type { MergeModel } from "./model/reducer";
import type { Choices } from "./model/source";
import { SideRow } from "./side-by-side";

/** Draws one block in the view that is chosen; the same function as long as nothing it shows has changed. */
export function useRenderBlock(model: MergeModel, view: MergeView, openKeys: ReadonlySet<string>, onToggle: (key: string) => void): (block: Block) => ReactNode {
  const { questions, decisions, offers, source: merged } = model;
  const { choices } = decisions;
  const numbers = useMemo(() => new Map(questions.map(({ id }, index) => [id, { number: index + 1, count: questions.length }])), [questions]);
  const changeChoices = useStableChanges(choices, numbers);
  return (block: Block) => {
    const context = block.kind === "card" ? contextOf(block.before, block.after, choices) : NO_CONTEXT;
    const shared = { ...context, block, place: numbers.get(block.key) ?? null, choice: choices[block.key], offer: offers[block.key], changeChoices, openKeys, onToggle };
    return view === "sides" ? <SideRow {...shared} merged={merged} /> : <BlockRow {...shared} />;
  };
}

/** The choices about clean changes, which are few: running text is drawn again only when one of them changes. */
function useStableChanges(choices: Choices, questions: ReadonlyMap<string, unknown>): Choices {
  const entries = Object.entries(choices).filter(([key]) => !questions.has(key));
  const signature = entries.map(([key, { kind }]) => `${key}=${kind}`).join("&");
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the signature says whether the entries differ
  return useMemo(() => Object.fromEntries(entries), [signature]);
}
