import { v7 as uuid } from "uuid";

/** The id for what a request makes. */
export type NewId = {
  id: string;
  /** Whether an earlier run of the same request, whose end nobody saw, may have made it already. */
  isRepeated: boolean;
};

/** An id that nothing has; it is made when it is asked for, because most requests make nothing. */
export function freshId(): NewId {
  let made: string | undefined;
  return {
    get id() {
      return (made ??= uuid());
    },
    isRepeated: false,
  };
}
