import { v7 as uuid } from "uuid";

/** The id for what a request makes. */
export type NewId = {
  id: string;
  /** Whether an earlier run of the same request, whose end nobody saw, may have made it already. */
  isRepeated: boolean;
};

export const freshId = (): NewId => ({ id: uuid(), isRepeated: false });
