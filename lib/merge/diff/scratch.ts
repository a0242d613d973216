/** What a comparison of two sequences writes into on its way. */
export type Scratch = {
  /** One cell for each distinct element; the counts are all zero between their uses. */
  countA: Int32Array;
  countB: Int32Array;
  positionB: Int32Array;
  /** One cell for each element of a sequence: the parts of both that Myers' algorithm compares, and where they come from. */
  sharedA: Int32Array;
  sharedB: Int32Array;
  placesA: Int32Array;
  placesB: Int32Array;
  /** 1 where an element has no partner on the other side: in the sequences, and in those parts. */
  changedA: Uint8Array;
  changedB: Uint8Array;
  changedSharedA: Uint8Array;
  changedSharedB: Uint8Array;
  /** One cell for each diagonal that Myers' algorithm may search. */
  forward: Int32Array;
  backward: Int32Array;
};

/** Up to this size it is kept: a merge compares thousands of short passages, and making it anew takes longer than that. */
const MAX_KEPT = 1 << 13;

let kept = make(256, 256);

function make(alphabetSize: number, length: number): Scratch {
  const diagonals = 2 * length + 3;
  return {
    countA: new Int32Array(alphabetSize), countB: new Int32Array(alphabetSize), positionB: new Int32Array(alphabetSize),
    sharedA: new Int32Array(length), sharedB: new Int32Array(length), placesA: new Int32Array(length), placesB: new Int32Array(length),
    changedA: new Uint8Array(length), changedB: new Uint8Array(length),
    changedSharedA: new Uint8Array(length), changedSharedB: new Uint8Array(length),
    forward: new Int32Array(diagonals), backward: new Int32Array(diagonals),
  };
}

/** For elements in `[0, alphabetSize)`, in sequences no longer than `length`; to be used by one comparison at a time. */
export function scratchFor(alphabetSize: number, length: number): Scratch {
  if (alphabetSize > MAX_KEPT || length > MAX_KEPT) return make(alphabetSize, length);
  if (alphabetSize > kept.countA.length || length > kept.changedA.length) kept = make(MAX_KEPT, MAX_KEPT);
  return kept;
}
