import { afterEach, beforeEach, expect, test } from "vitest";
import { dateWords, dayWords, daysLater, endOfDay, fromField, timeWords, toDayField, toField, tomorrowMorning, zoneName } from "./local-time";

const zone = process.env.TZ;
beforeEach(() => {
  process.env.TZ = "Europe/Berlin";
});
afterEach(() => {
  process.env.TZ = zone;
});

test("a field holds the time of the person's own clock", () => {
  const at = Date.parse("2027-05-03T07:05:00.000Z");
  expect(toField(at)).toBe("2027-05-03T09:05");
  expect(fromField("2027-05-03T09:05")).toBe(at);
  expect(fromField("2027-01-03T09:05")).toBe(Date.parse("2027-01-03T08:05:00.000Z"));
  expect(fromField("")).toBeNull();
  expect(fromField("soon")).toBeNull();
});

test("an hour that the clock skips is an hour later", () => {
  expect(toField(fromField("2027-03-28T02:30")!)).toBe("2027-03-28T03:30");
});

test("the next morning is one by the calendar, also over the change of the clocks", () => {
  expect(toField(tomorrowMorning(fromField("2027-03-27T23:50")!))).toBe("2027-03-28T09:00");
  expect(toField(tomorrowMorning(fromField("2027-12-31T08:00")!))).toBe("2028-01-01T09:00");
});

test("words for a time, and for its day", () => {
  expect(zoneName()).not.toBe("");
  // Between hour and AM stands a blank that must not break.
  expect(timeWords(Date.parse("2027-05-03T12:00:00.000Z")).replace(/\s/g, " ")).toMatch(/^Mon, May 3, 2027, \d+:00 [AP]M$/);
  expect(dayWords(Date.parse("2027-05-03T12:00:00.000Z"))).toBe("May 3");
});

test("a day lasts until its end by the person's clock", () => {
  expect(endOfDay("2027-05-03")).toBe(Date.parse("2027-05-03T21:59:59.000Z"));
  expect(endOfDay("2027-03-28")).toBe(Date.parse("2027-03-28T21:59:59.000Z"));
  expect(endOfDay("")).toBeNull();
  expect(dateWords(endOfDay("2027-05-03")!)).toBe("May 3, 2027");
  expect(toDayField(endOfDay("2027-05-03")!)).toBe("2027-05-03");
});

test("days later are counted by the calendar, also over the change of the clocks", () => {
  expect(toField(daysLater(fromField("2027-03-20T08:30")!, 30))).toBe("2027-04-19T08:30");
});
