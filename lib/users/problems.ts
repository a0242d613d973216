import type { DuplicateProblem } from "../wire/problems";

export type UserProblem =
  | DuplicateProblem
  /** Unknown email or wrong password: never said which. */
  | { kind: "wrong-credentials" }
  | { kind: "registration-closed" };
