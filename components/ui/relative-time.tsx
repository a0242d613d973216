"use client";

import { useSyncExternalStore } from "react";
import { useInBrowser } from "./use-in-browser";

/** "2 minutes ago", kept true while the page is open; the exact time is in the title. */
export function RelativeTime({ at }: { at: string }) {
  const atMs = Date.parse(at);
  const words = useSyncExternalStore(
    subscribe,
    () => relativeTime(atMs, currentMinute()),
    () => relativeTime(atMs, currentMinute(), utcDays),
  );
  const exact = useInBrowser(() => exactTime(at), undefined);
  return (
    // A minute may pass between the server's answer and the browser's look at it.
    <time dateTime={at} title={exact} suppressHydrationWarning>
      {words}
    </time>
  );
}

/** "November 27, 2026" by the person's own clock. The server, and a browser without scripts, can only say which day it was in UTC. */
export function LocalDay({ at }: { at: string }) {
  const atMs = Date.parse(at);
  const words = useInBrowser(() => ownDays.long.format(atMs), `${utcDays.long.format(atMs)} (UTC)`);
  const exact = useInBrowser(() => exactTime(at), undefined);
  return (
    <time dateTime={at} title={exact}>
      {words}
    </time>
  );
}

const MINUTE_MS = 60_000;
const exactFormat = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });
const relativeFormat = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

/** Days in a zone, the person's own by default. */
function daysIn(timeZone?: string) {
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat("en", { ...options, timeZone });
  return { year: format({ year: "numeric" }), short: format({ day: "numeric", month: "short" }), dated: format({ day: "numeric", month: "short", year: "numeric" }), long: format({ dateStyle: "long" }) };
}

const ownDays = daysIn();
const utcDays = daysIn("UTC");

/** Words for a time in the past, in ms since the epoch. Clocks differ, so a little in the future is now. */
export function relativeTime(atMs: number, nowMs: number, days = ownDays): string {
  const minutes = Math.round((nowMs - atMs) / MINUTE_MS);
  if (minutes < 1) return "just now";
  if (minutes < 60) return relativeFormat.format(-minutes, "minute");
  const hours = Math.round(minutes / 60);
  if (hours < 24) return relativeFormat.format(-hours, "hour");
  const count = Math.round(hours / 24);
  if (count < 7) return relativeFormat.format(-count, "day");
  return (days.year.format(atMs) === days.year.format(nowMs) ? days.short : days.dated).format(atMs);
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
