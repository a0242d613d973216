import type { InUseProblem } from "../wire/problems";

/** An article refers to the file, in its text or in an earlier version. */
export type FileProblem = InUseProblem;
