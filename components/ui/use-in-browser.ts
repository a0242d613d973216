import { useSyncExternalStore } from "react";

/** What only the browser can tell, such as a time in the person's own zone; `before` while the page is the server's. `read` gives the same for as long as nothing changed. */
export function useInBrowser<Value>(read: () => Value, before: Value): Value {
  return useSyncExternalStore(subscribeToNothing, read, () => before);
}

const subscribeToNothing = () => () => undefined;
