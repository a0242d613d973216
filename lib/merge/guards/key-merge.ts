/** Lines of the front matter that both sides changed, merged key by key: a key has one value, and that is taken whole. */

import { frontMatterRange, splitKeys } from "../tokens/front-matter";
import { baseOf, isEmpty, theirsOf, yoursOf, type Piece, type Texts } from "../pieces/piece";
import { kindOf, PieceList } from "../pieces/piece-list";

type Range = { start: number; end: number };
export type FrontMatters = { base: Range; yours: Range; theirs: Range };

/** Where the three front matters stand; null unless all three have one. */
export function findFrontMatters(texts: Texts): FrontMatters | null {
  const base = frontMatterRange(texts.base);
  const yours = base && frontMatterRange(texts.yours);
  const theirs = yours && frontMatterRange(texts.theirs);
  return base && yours && theirs && { base, yours, theirs };
}

/**
 * The pieces of a conflict in the front matter, a key each; new keys of theirs stand before new keys of yours. Null
 * where it is not about whole keys, or where the sides have them in different orders.
 */
export function mergeKeys(texts: Texts, at: Piece, where: FrontMatters): Piece[] | null {
  const isInside = at.base >= where.base.start && at.baseEnd <= where.base.end && at.yours >= where.yours.start &&
    at.yoursEnd <= where.yours.end && at.theirs >= where.theirs.start && at.theirsEnd <= where.theirs.end;
  if (!isInside) return null;
  const [base, yours, theirs] = [baseOf(texts, at), yoursOf(texts, at), theirsOf(texts, at)].map(splitKeys) as [Keys, Keys, Keys];
  if ([base, yours, theirs].some((keys) => keys.has("") || [...keys.keys()].some((key) => key.includes("#")))) return null;
  const [yoursSlots, theirsSlots] = [newKeys(base, yours), newKeys(base, theirs)];
  if (yoursSlots === null || theirsSlots === null) return null;
  const result = new PieceList(at, "separate-keys");
  const pushNew = (mine: readonly string[], others: readonly string[]): boolean => {
    if (mine.every((key) => !theirs.has(key)) && others.every((key) => !yours.has(key))) {
      for (const key of others) result.push("theirs", { base: "", yours: "", theirs: theirs.get(key)! });
      for (const key of mine) result.push("yours", { base: "", yours: yours.get(key)!, theirs: "" });
      return true;
    }
    for (const key of mine) {
      const added = { base: "", yours: yours.get(key)!, theirs: theirs.get(key) ?? "" };
      result.push(added.yours === added.theirs ? "both" : "conflict", added);
    }
    return mine.join("\n") === others.join("\n");
  };
  const order = ["", ...base.keys()];
  for (const [slot, key] of order.entries()) {
    const texts = { base: base.get(key), yours: yours.get(key), theirs: theirs.get(key) };
    result.push(kindOf(texts.base, texts.yours, texts.theirs), { base: texts.base ?? "", yours: texts.yours ?? "", theirs: texts.theirs ?? "" });
    if (!pushNew(yoursSlots[slot]!, theirsSlots[slot]!)) return null;
  }
  return result.list.filter((piece) => !isEmpty(piece));
}

type Keys = Map<string, string>;

/** The keys that a side added, before base's first key, after its first, and so on; null where base's are reordered. */
function newKeys(base: Keys, side: Keys): string[][] | null {
  const order = [...base.keys()];
  const slots: string[][] = [[], ...order.map(() => [])];
  let slot = 0;
  for (const key of side.keys()) {
    const place = order.indexOf(key);
    if (place < 0) slots[slot]!.push(key);
    else if (place < slot) return null;
    else slot = place + 1;
  }
  return slots;
}
