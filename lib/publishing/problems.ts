import type { ArticleStatus } from "../articles/schema";
import type { Schedule, Transition } from "./schema";

export type PublishingProblem =
  /** The article's status does not allow this step. */
  | { kind: "invalid-transition"; wanted: Transition | "purge"; currentStatus: ArticleStatus; allowed: (Transition | "delete")[] }
  /** Another schedule of the article stands in the way. */
  | { kind: "schedule-overlap"; existing: Schedule };
