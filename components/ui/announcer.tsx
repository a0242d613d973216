"use client";

import { createContext, useCallback, useContext, useRef, useState, type ReactNode } from "react";
import { VisuallyHidden } from "./visually-hidden";

type Announce = (message: string, options?: { isAssertive?: boolean }) => void;

const AnnouncerContext = createContext<Announce>(() => undefined);

/** Tells a screen reader of a change it would not notice. Polite unless the person must stop and listen. */
export function useAnnounce(): Announce {
  return useContext(AnnouncerContext);
}

/** Holds the two live regions of the page, which must be there before anything is said in them. */
export function AnnouncerProvider({ children }: { children: ReactNode }) {
  const [polite, setPolite] = useState("");
  const [assertive, setAssertive] = useState("");
  const isOdd = useRef(false);

  const announce = useCallback<Announce>((message, options) => {
    // The same words twice are no change to a live region, so every second one ends in a no-break space.
    isOdd.current = !isOdd.current;
    const text = isOdd.current ? message : `${message}\u00a0`;
    if (options?.isAssertive) setAssertive(text);
    else setPolite(text);
  }, []);

  return (
    <AnnouncerContext value={announce}>
      {children}
      <VisuallyHidden>
        <div role="status" aria-live="polite" aria-atomic="true">
          {polite}
        </div>
        <div role="alert" aria-live="assertive" aria-atomic="true">
          {assertive}
        </div>
      </VisuallyHidden>
    </AnnouncerContext>
  );
}
