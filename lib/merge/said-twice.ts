/** Both sides added nearly the same, at two places of one passage: merged, it would be said twice. */

import { saysTheSame } from "./blocks";
import { baseOf, span, theirsOf, yoursOf, type Piece, type Texts } from "./piece";

/** Turn the stretch between two such additions into one question; other pieces stay as they are. */
export function askAboutRepetition(texts: Texts, pieces: readonly Piece[]): Piece[] {
  const yours = additions(texts, pieces, "yours");
  const theirs = additions(texts, pieces, "theirs");
  for (const y of yours) {
    for (const t of theirs) {
      if (!saysTheSame(y.text, t.text)) continue;
      const [first, last] = y.at < t.at ? [y.at, t.at] : [t.at, y.at];
      const question = span("conflict", pieces[first]!, pieces[last]!, "said-twice");
      return [...pieces.slice(0, first), question, ...askAboutRepetition(texts, pieces.slice(last + 1))];
    }
  }
  return [...pieces];
}

type Addition = { at: number; text: string };

/** What one side wrote in place of less. */
function additions(texts: Texts, pieces: readonly Piece[], side: "yours" | "theirs"): Addition[] {
  return pieces.flatMap((piece, at) => {
    if (piece.kind !== side) return [];
    const text = side === "yours" ? yoursOf(texts, piece) : theirsOf(texts, piece);
    return text.length > baseOf(texts, piece).length ? [{ at, text }] : [];
  });
}
