import type { DuplicateProblem } from "../wire/problems";

export type UserProblem =
  | DuplicateProblem
  /** Unknown email or wrong password: never said which. */
  | { kind: "wrong-credentials" }
  | { kind: "registration-closed" }
  /** An account takes an invitation here, and none that holds was given. */
  | { kind: "not-invited" };
