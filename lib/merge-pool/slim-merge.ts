/**
 * A merge without the texts that whoever asked for it has already: nearly all of a merge are pieces of its inputs, and
 * copying megabytes between threads holds up the thread that reads them.
 */

import { applyResolutions, type ArticleFields, type ArticleMerge, type Conflict, type FieldConflict, type Origin, type Ranges, type Region, type StableRegion } from "../merge";

export type Bodies = { base: string; yours: string; theirs: string };
type Version = keyof Bodies;

/** In a slim region null stands for the text of its range in one of the inputs. */
type SlimStable = Omit<StableRegion, "text" | "replaced"> & { text: string | null; replaced?: string | null };
type SlimConflict = Omit<Conflict, Version> & Record<Version, string | null>;

/** A conflict of the body says again what its region says. */
type SlimFieldConflict = FieldConflict | { id: string; field: "body" };

export type SlimMerge =
  | { kind: "head"; clean: boolean; isBodyClean: boolean; merged: Omit<ArticleFields, "body">; conflicts: SlimFieldConflict[] }
  | { kind: "regions"; regions: (SlimStable | SlimConflict)[] };

const MAX_PART_REGIONS = 200;

/** The merge in parts: its head, then its regions. */
export function* slimMerge({ clean, merged, body, conflicts }: ArticleMerge, bodies: Bodies): Generator<SlimMerge> {
  const { body: _, ...fields } = merged;
  const slim = conflicts.map((conflict) => (conflict.field === "body" ? { id: conflict.id, field: conflict.field } : conflict));
  yield { kind: "head", clean, isBodyClean: body.clean, merged: fields, conflicts: slim };
  for (let at = 0; at < body.regions.length; at += MAX_PART_REGIONS) {
    yield { kind: "regions", regions: body.regions.slice(at, at + MAX_PART_REGIONS).map((region) => slimRegion(region, bodies)) };
  }
}

/** Puts a merge that was made slim together again, part by part, so that no thread stands still for the whole; `bodies` are those it was made from. */
export class MergeFiller {
  private head: Extract<SlimMerge, { kind: "head" }> | null = null;
  private readonly regions: Region[] = [];
  private text = "";

  constructor(private readonly bodies: Bodies) {}

  /** The parts come in the order in which `slimMerge` gives them. */
  add(part: SlimMerge): void {
    if (part.kind === "head") {
      this.head = part;
      return;
    }
    const regions = part.regions.map((region) => fillRegion(region, this.bodies));
    for (const region of regions) this.regions.push(region);
    this.text += applyResolutions(regions, {}).text;
  }

  /**
   * The merge, when all parts are there.
   * @throws Error without a head
   */
  finish(): ArticleMerge {
    const { head, regions, text } = this;
    if (head === null) throw new Error("merge pool: an answer without a head");
    const isAsked = head.conflicts.some(({ field }) => field === "body");
    const found = new Map(isAsked ? regions.flatMap((region) => (region.kind === "conflict" ? [[region.id, region]] : [])) : []);
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
  return { ...region, text: slim(region.text, text), ...(region.replaced !== undefined && { replaced: slim(region.replaced, replaced) }) };
}

/** Fills in place: the slim region came for this alone, and a merge may have tens of thousands. */
function fillRegion(region: SlimStable | SlimConflict, bodies: Bodies): Region {
  const text = (version: Version): string => textAt(bodies, version, region.range);
  if (region.kind === "conflict") {
    region.base ??= text("base");
    region.yours ??= text("yours");
    region.theirs ??= text("theirs");
    return region as Conflict;
  }
  const sources = SOURCES[region.origin];
  region.text ??= text(sources.text);
  if (region.replaced === null) region.replaced = text(sources.replaced);
  return region as StableRegion;
}
