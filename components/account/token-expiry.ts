import { daysLater, endOfDay } from "@/lib/client/local-time";

/** How long a new token holds. */
export const EXPIRIES = [
  { value: "never", label: "Never" },
  { value: "30", label: "In 30 days" },
  { value: "90", label: "In 90 days" },
  { value: "365", label: "In a year" },
  { value: "day", label: "After a day…" },
] as const;
export type Expiry = (typeof EXPIRIES)[number]["value"];

/** When a token with this choice ends, in ms since the epoch; null for never. What is wrong with the `day` ("2027-05-03") is a sentence to go behind its name. */
export function expiryTime(expiry: Expiry, day: string, nowMs: number): { kind: "time"; at: number | null } | { kind: "fault"; message: string } {
  if (expiry === "never") return { kind: "time", at: null };
  if (expiry !== "day") return { kind: "time", at: daysLater(nowMs, Number(expiry)) };
  const at = endOfDay(day);
  if (at === null) return { kind: "fault", message: "must be a day" };
  return at <= nowMs ? { kind: "fault", message: "must not be in the past" } : { kind: "time", at };
}
