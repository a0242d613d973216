"use client";

import { useSearchParams } from "next/navigation";
import { useState } from "react";

/** What an article's address says to open the panel: the way there from elsewhere. */
export const PUBLISHING_QUERY = "publishing=1";

/** Whether the panel about publishing is open; an address with `?publishing=1` opens it too. */
export function usePanelOpen(): [boolean, (isOpen: boolean) => void] {
  const isAsked = useSearchParams().get("publishing") === "1";
  const [isOpen, setOpen] = useState(false);
  return [
    isOpen || isAsked,
    (isNowOpen) => {
      setOpen(isNowOpen);
      if (!isNowOpen && isAsked) window.history.replaceState(null, "", window.location.pathname);
    },
  ];
}
