import { carryDecisions, type Region, type Resolution } from "@/lib/merge";
import { changeKey, TAGS_CHANGE, TITLE_CHANGE, type Splits } from "./pieces";
import type { Choices, MergedSource } from "./source";

/** What a person has decided so far. */
export interface Decisions {
  readonly choices: Choices;
  readonly splits: Splits;
}

export const NO_DECISIONS: Decisions = { choices: {}, splits: {} };

export interface Carried {
  readonly decisions: Decisions;
  /** Drafts of an answer, for conflicts whose theirs has changed since they were decided. */
  readonly offers: Readonly<Record<string, string>>;
}

interface Merged {
  readonly source: MergedSource;
  readonly regions: readonly Region[];
}

/** Takes every decision along to a merge with a newer version. Only what concerns new words has to be asked again. */
export function carryOver(previous: Merged, decisions: Decisions, next: Merged): Carried {
  const carried = carryDecisions({ regions: previous.regions, resolutions: decisions.choices }, next.regions);
  const choices: Record<string, Resolution> = { ...carried.resolutions, ...sameChanges(previous.regions, next.regions, decisions) };
  for (const { id, base, yours, theirs, field } of next.source.merge.conflicts) {
    const choice = decisions.choices[id];
    // A field's conflict has the same id only if all three values are the same.
    if (field !== "body" && choice && (base !== yours || base !== theirs)) choices[id] = choice;
  }
  for (const key of [TITLE_CHANGE, TAGS_CHANGE]) {
    const choice = decisions.choices[key];
    if (choice) choices[key] = choice;
  }
  return { decisions: { choices, splits: decisions.splits }, offers: carried.offers };
}

/** Clean changes that were turned back or reworded stay so, as long as they say the same. */
function sameChanges(previous: readonly Region[], next: readonly Region[], decisions: Decisions): Record<string, Resolution> {
  const before = new Map(previous.flatMap((region) => (region.kind === "stable" && region.origin !== "base" ? [[changeKey(region), region.text]] : [])));
  const kept: Record<string, Resolution> = {};
  for (const region of next) {
    if (region.kind === "conflict" || region.origin === "base") continue;
    const key = changeKey(region);
    const choice = decisions.choices[key];
    if (choice && before.get(key) === region.text) kept[key] = choice;
  }
  return kept;
}
