import { carryDecisions, type Region, type Resolution } from "@/lib/merge";
import { bodyRegions, changeKey, fieldKey, MERGED_FIELDS, type Layout, type Marked } from "./pieces";
import { canSplit } from "./split";
import type { Choices, MergedSource } from "./source";

/** What a person has decided so far. */
export interface Decisions extends Layout {
  readonly choices: Choices;
}

export const NO_DECISIONS: Decisions = { choices: {}, splits: {}, opened: {} };

export interface Carried {
  readonly decisions: Decisions;
  /** Drafts of an answer, for conflicts whose theirs has changed since they were decided. */
  readonly offers: Readonly<Record<string, string>>;
  /** Decided texts that have no place of their own in the new merge. */
  readonly released: readonly string[];
}

/** Takes every decision along to a merge with a newer version. Only what concerns new words has to be asked again. */
export function carryOver(previous: MergedSource, decisions: Decisions, next: MergedSource): Carried {
  const regions = bodyRegions(previous, decisions);
  const splits = carrySplits(previous, decisions.splits, next);
  const layout: Layout = { splits, opened: decisions.opened };
  const carried = carryDecisions({ regions, resolutions: decisions.choices }, bodyRegions(next, layout));
  const held = holdReleased(carried.released, next, layout);
  const choices: Record<string, Resolution> = { ...carried.resolutions, ...sameChanges(regions, bodyRegions(next, layout), decisions), ...held.choices };
  for (const { id, base, yours, theirs, field } of next.merge.conflicts) {
    const choice = decisions.choices[id];
    // A field's conflict has the same id only if all three values are the same.
    if (field !== "body" && choice && (base !== yours || base !== theirs)) choices[id] = choice;
  }
  for (const key of MERGED_FIELDS.map(fieldKey)) {
    const choice = decisions.choices[key];
    if (choice) choices[key] = choice;
  }
  return { decisions: { choices, splits, opened: { ...layout.opened, ...held.opened } }, offers: carried.offers, released: held.released };
}

/** What was taken apart stays so, also where theirs has other words now, as long as it has parts. */
function carrySplits({ merge }: MergedSource, splits: Marked, next: MergedSource): Marked {
  const places = merge.body.regions.flatMap((region) => (region.kind === "conflict" && Object.hasOwn(splits, region.id) ? [region.range.yours] : []));
  const again = next.merge.body.regions.flatMap((region) => {
    const isKnown = region.kind !== "conflict" || Object.hasOwn(splits, region.id);
    return !isKnown && places.some((place) => overlaps(place, region.range.yours)) && canSplit(region) ? [region.id] : [];
  });
  return again.length === 0 ? splits : { ...splits, ...marked(again) };
}

/**
 * Decisions whose conflict is gone, because theirs no longer differs there. Where what merged now by itself would
 * say something else than was decided, it is opened and the decision stays; where there is no such place, the text is
 * handed back.
 */
function holdReleased(released: readonly { yours: [number, number]; text: string }[], next: MergedSource, layout: Layout) {
  const { body } = next.source.yours;
  const choices: Record<string, Resolution> = {};
  const opened: string[] = [];
  const homeless: string[] = [];
  for (const { yours: place, text } of released) {
    const home = bodyRegions(next, layout).find((region) => region.range.yours[0] <= place[0] && place[1] <= region.range.yours[1]);
    if (home?.kind !== "stable" || home.origin === "base") {
      if (text !== "" && !(home?.kind === "stable" && home.text.includes(text))) homeless.push(text);
      continue;
    }
    const [start, end] = home.range.yours;
    const decided = body.slice(start, place[0]) + text + body.slice(place[1], end);
    if (decided === home.text) continue;
    const key = changeKey(home);
    opened.push(key);
    choices[key] = { kind: "text", text: decided };
  }
  return { choices, opened: marked(opened), released: homeless };
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

function overlaps([aStart, aEnd]: readonly [number, number], [bStart, bEnd]: readonly [number, number]): boolean {
  return aStart < bEnd && bStart < aEnd;
}

function marked(keys: readonly string[]): Marked {
  return Object.fromEntries(keys.map((key) => [key, true as const]));
}
