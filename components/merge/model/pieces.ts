import { resolveConflict, type Conflict, type FieldConflict, type FieldName, type Region, type StableRegion } from "@/lib/merge";
import type { Content } from "@/lib/editor/content";
import { splitConflict } from "./split";
import type { Choices, MergedSource, MergeSource, Piece, Question } from "./source";

/** Some conflicts or clean changes, by id. */
export type Marked = Readonly<Record<string, true>>;

/** How the person wants the body laid out as questions. */
export interface Layout {
  /** The conflicts that were taken apart. */
  readonly splits: Marked;
  /** The clean changes that are asked about as if they were conflicts. */
  readonly opened: Marked;
}

/** The regions of the body, with those conflicts taken apart and those clean changes asked about that the person wants so. */
export function bodyRegions({ source, merge }: MergedSource, { splits, opened }: Layout): Region[] {
  return merge.body.regions.flatMap((region) => {
    if (region.kind === "conflict") return Object.hasOwn(splits, region.id) ? (splitConflict(region) ?? [region]) : [region];
    const isOpened = region.origin !== "base" && Object.hasOwn(opened, changeKey(region));
    return [isOpened ? openedChange(region, source) : region];
  });
}

/** A clean change in the form of a conflict, so that it is decided upon in the same way. */
function openedChange(region: StableRegion, { base, yours, theirs }: MergeSource): Conflict {
  const { range } = region;
  return {
    kind: "conflict",
    id: changeKey(region),
    base: base.content.body.slice(...range.base),
    yours: yours.body.slice(...range.yours),
    theirs: theirs.content.body.slice(...range.theirs),
    suggestion: null,
    suggestionReason: null,
    range,
    reason: "same-words",
  };
}

/** The body in reading order. */
export function piecesOf(regions: readonly Region[]): Piece[] {
  return regions.map((region) => {
    if (region.kind === "conflict") return { kind: "conflict", key: region.id, conflict: region };
    if (region.origin === "base") return { kind: "text", key: `text-${region.range.base.join("-")}`, text: region.text };
    return { kind: "change", key: changeKey(region), region };
  });
}

/** The same change has the same key in every merge of one base and yours, however theirs moves on. */
export function changeKey({ origin, range }: StableRegion): string {
  return `${origin}-${[...range.base, ...range.yours].join("-")}`;
}

/** Everything a person is asked: fields first, then the body in reading order. */
export function questionsOf(source: MergedSource, regions: readonly Region[], { opened }: Layout): Question[] {
  const fields = source.merge.conflicts.filter(({ field }) => field !== "body").map(fieldQuestion);
  const body = regions.flatMap((region): Question[] => {
    if (region.kind !== "conflict") return [];
    return [{ id: region.id, field: "body", conflict: region, isOpened: Object.hasOwn(opened, region.id) }];
  });
  return [...fields, ...body];
}

/** A field's clash in the form of a conflict of texts, so that it is shown and settled in the same way. */
function fieldQuestion({ id, field, base, yours, theirs, suggestion }: FieldConflict): Question {
  const [b, y, t] = [base, yours, theirs].map(fieldText) as [string, string, string];
  const conflict: Conflict = {
    kind: "conflict",
    id,
    base: b,
    yours: y,
    theirs: t,
    suggestion: suggestion === null || suggestion === undefined ? null : fieldText(suggestion),
    range: { base: [0, b.length], yours: [0, y.length], theirs: [0, t.length] },
    reason: "same-words",
    suggestionReason: null,
  };
  return { id, field, conflict, isOpened: false };
}

/** A field as a text; no parent is the empty one. */
function fieldText(value: unknown): string {
  return typeof value === "string" ? value : Array.isArray(value) ? value.join(", ") : "";
}

/** The text that stands in a piece's place, with the choices made so far; an open conflict shows yours. */
export function pieceText(piece: Piece, choices: Choices): string {
  if (piece.kind === "text") return piece.text;
  const choice = choices[piece.key];
  if (piece.kind === "change") return choice ? changeText(piece.region, choice.kind === "text" ? choice.text : null) : piece.region.text;
  return choice ? resolveConflict(piece.conflict, choice) : piece.conflict.yours;
}

/** A clean change turned back (`text` null) or reworded. */
function changeText(region: StableRegion, text: string | null): string {
  return text ?? region.replaced ?? "";
}

/** The article as it would be saved now. */
export function resultOf(source: MergedSource, pieces: readonly Piece[], choices: Choices): Content {
  const { title, tags, slug, parentId } = source.merge.merged;
  const { yours } = source.source;
  /** A field as it was decided; where nothing was, as it merged. */
  const settled = <Value>(field: FieldName, merged: Value, own: Value, read: (text: string) => Value): Value => {
    if (choices[fieldKey(field)]) return own;
    const asked = source.merge.conflicts.find((conflict) => conflict.field === field);
    const choice = asked && choices[asked.id];
    return asked && choice ? read(resolveConflict(fieldQuestion(asked).conflict, choice)) : merged;
  };
  return {
    title: settled("title", title, yours.title, (text) => text),
    body: pieces.map((piece) => pieceText(piece, choices)).join(""),
    tags: choices[fieldKey("tags")] ? yours.tags : tags,
    slug: settled<string | undefined>("slug", slug, yours.slug, (text) => text),
    parentId: settled<string | null | undefined>("parentId", parentId, yours.parentId, (text) => text || null),
  };
}

/** The fields whose clean merge can be turned back. */
export const MERGED_FIELDS = ["title", "tags", "slug", "parentId"] as const;

/** The key under which a clean merge of a field is turned back. */
export function fieldKey(field: FieldName): string {
  return `field-${field}`;
}
