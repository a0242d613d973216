import { expect, test } from "vitest";
import { fromField, toField } from "@/lib/client/local-time";
import { expiryTime, type Expiry } from "./token-expiry";

const NOW = fromField("2027-05-03T12:00")!;

test.each<[Expiry, string, string | null]>([
  ["never", "", null],
  ["30", "", "2027-06-02T12:00"],
  ["90", "", "2027-08-01T12:00"],
  ["365", "2027-01-01", "2028-05-02T12:00"],
  ["day", "2027-05-03", "2027-05-03T23:59"],
])("%s %s", (expiry, day, end) => {
  const time = expiryTime(expiry, day, NOW);
  expect(time.kind === "time" && (time.at === null ? null : toField(time.at))).toBe(end);
});

test("a day that is not given, or over, is said", () => {
  expect(expiryTime("day", "", NOW)).toEqual({ kind: "fault", message: "must be a day" });
  expect(expiryTime("day", "2027-05-02", NOW)).toEqual({ kind: "fault", message: "must not be in the past" });
});
