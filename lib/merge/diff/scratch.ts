/**
 * What comparisons write into on their way. A merge compares thousands of short passages, and making room for each anew
 * would take longer than comparing them: room for short ones is kept, to be used by one comparison at a time.
 */

const MAX_KEPT = 1 << 13;

/** For a comparison of two sequences. */
export type Scratch = {
  /** One cell for each distinct element; the counts are all zero between their uses. */
  countA: Int32Array;
  countB: Int32Array;
  positionB: Int32Array;
  /** One cell for each element of a sequence: 1 where it has no partner on the other side. */
  changedA: Uint8Array;
  changedB: Uint8Array;
};

/** For the ranges of two sequences in which Myers' algorithm has to search. */
export type SearchScratch = {
  /** The elements of each range that the other one has too, and where they stand in their sequences. */
  sharedA: Int32Array;
  sharedB: Int32Array;
  placesA: Int32Array;
  placesB: Int32Array;
  /** 1 for each of them that has no partner. */
  changedA: Uint8Array;
  changedB: Uint8Array;
  /** One cell for each diagonal. */
  forward: Int32Array;
  backward: Int32Array;
};

let kept = makeScratch(256, 256);
let keptSearch = makeSearchScratch(256);

/** For elements in `[0, alphabetSize)`, in sequences no longer than `length`. */
export function scratchFor(alphabetSize: number, length: number): Scratch {
  if (alphabetSize > MAX_KEPT || length > MAX_KEPT) return makeScratch(alphabetSize, length);
  if (alphabetSize > kept.countA.length || length > kept.changedA.length) {
    kept = makeScratch(Math.max(kept.countA.length, roomFor(alphabetSize)), Math.max(kept.changedA.length, roomFor(length)));
  }
  // A comparison that was broken off, by an overflow of the stack say, may have left some: they would make the next one wrong.
  kept.countA.fill(0, 0, alphabetSize);
  kept.countB.fill(0, 0, alphabetSize);
  return kept;
}

/** For ranges no longer than `length`. */
export function searchScratchFor(length: number): SearchScratch {
  if (length > MAX_KEPT) return makeSearchScratch(length);
  if (length > keptSearch.sharedA.length) keptSearch = makeSearchScratch(roomFor(length));
  return keptSearch;
}

/** Twice as much as is needed, so that it is seldom made anew. */
const roomFor = (size: number): number => Math.min(MAX_KEPT, 2 * size);

function makeScratch(alphabetSize: number, length: number): Scratch {
  return {
    countA: new Int32Array(alphabetSize), countB: new Int32Array(alphabetSize), positionB: new Int32Array(alphabetSize),
    changedA: new Uint8Array(length), changedB: new Uint8Array(length),
  };
}

function makeSearchScratch(length: number): SearchScratch {
  return {
    sharedA: new Int32Array(length), sharedB: new Int32Array(length), placesA: new Int32Array(length), placesB: new Int32Array(length),
    changedA: new Uint8Array(length), changedB: new Uint8Array(length),
    forward: new Int32Array(2 * length + 3), backward: new Int32Array(2 * length + 3),
  };
}
