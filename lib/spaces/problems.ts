import type { DuplicateProblem, InUseProblem } from "../wire/problems";

export type SpaceProblem =
  | DuplicateProblem
  | InUseProblem
  | { kind: "last-owner" }
  | { kind: "space-version-conflict"; currentVersion: number; clientVersion: number | null; spaceId: string };
