import { resolveConflict, type Conflict, type FieldConflict, type Region, type StableRegion } from "@/lib/merge";
import type { Content } from "@/lib/editor/content";
import { splitConflict } from "./split";
import type { Choices, MergedSource, Piece, Question } from "./source";

/** The conflicts that were taken apart, by id. */
export type Splits = Readonly<Record<string, true>>;

/** The regions of the body with those conflicts taken apart that the person wants apart. */
export function bodyRegions({ merge }: MergedSource, splits: Splits): Region[] {
  return merge.body.regions.flatMap((region) => {
    const isSplit = region.kind === "conflict" && Object.hasOwn(splits, region.id);
    return isSplit ? (splitConflict(region) ?? [region]) : [region];
  });
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
export function questionsOf(source: MergedSource, regions: readonly Region[]): Question[] {
  const fields = source.merge.conflicts.filter(({ field }) => field !== "body").map(fieldQuestion);
  const body = regions.flatMap((region) => (region.kind === "conflict" ? [{ id: region.id, field: "body", conflict: region }] : []));
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
  return { id, field, conflict };
}

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
  const body = pieces.map((piece) => pieceText(piece, choices)).join("");
  const { merged, conflicts } = source.merge;
  const titleConflict = conflicts.find(({ field }) => field === "title");
  const titleChoice = titleConflict && choices[titleConflict.id];
  const settledTitle = titleConflict && titleChoice ? resolveConflict(fieldQuestion(titleConflict).conflict, titleChoice) : merged.title;
  return {
    title: choices[TITLE_CHANGE] ? source.source.yours.title : settledTitle,
    body,
    tags: choices[TAGS_CHANGE] ? source.source.yours.tags : merged.tags,
  };
}

/** The keys under which a clean merge of a field can be turned back. */
export const TITLE_CHANGE = "field-title";
export const TAGS_CHANGE = "field-tags";
