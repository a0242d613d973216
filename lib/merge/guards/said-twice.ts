/** Both sides added nearly the same, at two places of one passage: merged, it would be said twice. */

import { areAlike, MIN_BLOCK_LENGTH, readBlocks, type Blocks } from "../pieces/blocks";
import { span, theirsOf, yoursOf, type Piece, type Texts } from "../pieces/piece";

/** A run of words that more additions of one side hold is a phrase of the text, and says nothing about any of them. */
const MAX_HOLDERS = 20;

/** Turn the stretch between two such additions into one question; other pieces stay as they are. */
export function askAboutRepetition(texts: Texts, pieces: readonly Piece[]): Piece[] {
  const theirs = additions(texts, pieces, "theirs");
  const holders = holdersOf(theirs);
  const result: Piece[] = [];
  let done = 0;
  for (const y of additions(texts, pieces, "yours")) {
    // Only additions that have a run of words in common can be alike; there are few, however many additions there are.
    const candidates = new Set(y.blocks.blocks.flatMap((block) => {
      const holding = holders.get(block) ?? [];
      return holding.length > MAX_HOLDERS ? [] : holding;
    }));
    const t = [...candidates].sort((a, b) => a.at - b.at).find(({ at, blocks }) => y.at >= done && at >= done && areAlike(y.blocks, blocks));
    if (t === undefined) continue;
    const [first, last] = y.at < t.at ? [y.at, t.at] : [t.at, y.at];
    for (let i = done; i < first; i++) result.push(pieces[i]!);
    result.push(span("conflict", pieces[first]!, pieces[last]!, "said-twice"));
    done = last + 1;
  }
  if (done === 0) return [...pieces];
  for (; done < pieces.length; done++) result.push(pieces[done]!);
  return result;
}

type Addition = { at: number; blocks: Blocks };

/** For each run of words the additions in which it stands. */
function holdersOf(additions: readonly Addition[]): Map<string, Addition[]> {
  const holders = new Map<string, Addition[]>();
  for (const addition of additions) {
    for (const block of addition.blocks.set) {
      const known = holders.get(block);
      if (known === undefined) holders.set(block, [addition]);
      else known.push(addition);
    }
  }
  return holders;
}

/** What one side wrote in place of less, where it is long enough to hold a run of words. */
function additions(texts: Texts, pieces: readonly Piece[], side: "yours" | "theirs"): Addition[] {
  const found: Addition[] = [];
  pieces.forEach((piece, at) => {
    if (piece.kind !== side) return;
    const length = side === "yours" ? piece.yoursEnd - piece.yours : piece.theirsEnd - piece.theirs;
    if (length < MIN_BLOCK_LENGTH || length <= piece.baseEnd - piece.base) return;
    found.push({ at, blocks: readBlocks(side === "yours" ? yoursOf(texts, piece) : theirsOf(texts, piece)) });
  });
  return found;
}
