"use client";

import { useSyncExternalStore } from "react";

/** "2 minutes ago", kept true while the page is open; the exact time is in the title. */
export function RelativeTime({ at }: { at: string }) {
  const now = useSyncExternalStore(subscribe, currentMinute, currentMinute);
  // Only the browser knows the person's time zone.
  const exact = useSyncExternalStore(subscribe, () => exactTime(at), () => undefined);
  return (
    // A minute may pass between the server's answer and the browser's look at it.
    <time dateTime={at} title={exact} suppressHydrationWarning>
      {relativeTime(Date.parse(at), now)}
    </time>
  );
}

const MINUTE_MS = 60_000;
const exactFormat = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });
const relativeFormat = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
const dayFormat = new Intl.DateTimeFormat("en", { day: "numeric", month: "short" });
const yearFormat = new Intl.DateTimeFormat("en", { day: "numeric", month: "short", year: "numeric" });

/** Words for a time in the past, in ms since the epoch. Clocks differ, so a little in the future is now. */
export function relativeTime(atMs: number, nowMs: number): string {
  const minutes = Math.round((nowMs - atMs) / MINUTE_MS);
  if (minutes < 1) return "just now";
  if (minutes < 60) return relativeFormat.format(-minutes, "minute");
  const hours = Math.round(minutes / 60);
  if (hours < 24) return relativeFormat.format(-hours, "hour");
  const days = Math.round(hours / 24);
  if (days < 7) return relativeFormat.format(-days, "day");
  const isThisYear = new Date(atMs).getFullYear() === new Date(nowMs).getFullYear();
  return (isThisYear ? dayFormat : yearFormat).format(atMs);
}

export function exactTime(at: string): string {
  return exactFormat.format(new Date(at));
}

function currentMinute(): number {
  return Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS + MINUTE_MS / 2;
}

function subscribe(onChange: () => void): () => void {
  const timer = setInterval(onChange, MINUTE_MS / 2);
  return () => clearInterval(timer);
}
