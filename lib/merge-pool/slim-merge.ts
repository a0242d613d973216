/**
 * A merge without the texts that whoever asked for it has already: nearly all of a merge are pieces of its inputs, and
 * copying megabytes between threads holds up the thread that reads them.
 */

import { applyResolutions, type ArticleFields, type ArticleMerge, type Conflict, type FieldConflict, type Origin, type Ranges, type Region, type StableRegion } from "../merge";

export type Bodies = { base: string; yours: string; theirs: string };
type Version = keyof Bodies;

/** In a slim region null stands for the text of its range in one of the inputs. */
type SlimStable = Omit<StableRegion, "text" | "replaced"> & { text: string | null; replaced: string | null | undefined };
type SlimConflict = Omit<Conflict, Version> & Record<Version, string | null>;

/** A conflict of the body says again what its region says. */
type SlimFieldConflict = FieldConflict | { id: string; field: "body" };

export type SlimMerge =
  | { kind: "head"; clean: boolean; isBodyClean: boolean; merged: Omit<ArticleFields, "body">; conflicts: SlimFieldConflict[] }
  | { kind: "regions"; regions: (SlimStable | SlimConflict)[] };

const MAX_PART_REGIONS = 500;

/** The merge in parts: its head, then its regions. */
export function* slimMerge({ clean, merged, body, conflicts }: ArticleMerge, bodies: Bodies): Generator<SlimMerge> {
  const { body: _, ...fields } = merged;
  const slim = conflicts.map((conflict) => (conflict.field === "body" ? { id: conflict.id, field: conflict.field } : conflict));
  yield { kind: "head", clean, isBodyClean: body.clean, merged: fields, conflicts: slim };
  for (let at = 0; at < body.regions.length; at += MAX_PART_REGIONS) {
    yield { kind: "regions", regions: body.regions.slice(at, at + MAX_PART_REGIONS).map((region) => slimRegion(region, bodies)) };
  }
}

/** The merge that was made slim; `bodies` are those it was made from. */
export function fillMerge(parts: readonly SlimMerge[], bodies: Bodies): ArticleMerge {
  const [head] = parts;
  if (head?.kind !== "head") throw new Error("merge pool: an answer without a head");
  const regions = parts.flatMap((part) => (part.kind === "regions" ? part.regions.map((region) => fillRegion(region, bodies)) : []));
  const text = applyResolutions(regions, {}).text;
  const found = new Map(regions.flatMap((region) => (region.kind === "conflict" ? [[region.id, region]] : [])));
  const conflicts = head.conflicts.map((conflict): FieldConflict => {
    if (conflict.field !== "body") return conflict as FieldConflict;
    const { id, base, yours, theirs, suggestion, range } = found.get(conflict.id)!;
    return { id, field: "body", base, yours, theirs, suggestion, range };
  });
  return {
    clean: head.clean,
    merged: { ...head.merged, body: text },
    body: { clean: head.isBodyClean, text: head.isBodyClean ? text : null, regions },
    conflicts,
  };
}

const textAt = (bodies: Bodies, version: Version, range: Ranges): string => bodies[version].slice(...range[version]);

/** The version that holds a region's text, and the one that holds what it replaced. */
const SOURCES: Record<Origin, { text: Version; replaced: Version }> = {
  base: { text: "base", replaced: "base" },
  yours: { text: "yours", replaced: "theirs" },
  theirs: { text: "theirs", replaced: "yours" },
  both: { text: "yours", replaced: "base" },
};

function slimRegion(region: Region, bodies: Bodies): SlimStable | SlimConflict {
  const slim = (text: string, version: Version): string | null => (text === textAt(bodies, version, region.range) ? null : text);
  if (region.kind === "conflict") {
    return { ...region, base: slim(region.base, "base"), yours: slim(region.yours, "yours"), theirs: slim(region.theirs, "theirs") };
  }
  const { text, replaced } = SOURCES[region.origin];
  return { ...region, text: slim(region.text, text), replaced: region.replaced === undefined ? undefined : slim(region.replaced, replaced) };
}

function fillRegion(region: SlimStable | SlimConflict, bodies: Bodies): Region {
  const fill = (text: string | null, version: Version): string => text ?? textAt(bodies, version, region.range);
  if (region.kind === "conflict") {
    return { ...region, base: fill(region.base, "base"), yours: fill(region.yours, "yours"), theirs: fill(region.theirs, "theirs") };
  }
  const { replaced, ...rest } = region;
  const sources = SOURCES[region.origin];
  const filled: StableRegion = { ...rest, text: fill(region.text, sources.text) };
  if (replaced !== undefined) filled.replaced = fill(replaced, sources.replaced);
  return filled;
}
