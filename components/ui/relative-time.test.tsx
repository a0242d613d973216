import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { LocalDay, RelativeTime, relativeTime } from "./relative-time";

/** Noon by the clock that the test runs under. */
const NOW = new Date(2027, 4, 3, 12).getTime();
const ago = (minutes: number) => relativeTime(NOW - minutes * 60_000, NOW);

test.each([
  [-1, "just now"],
  [2, "2 minutes ago"],
  [60, "1 hour ago"],
  [24 * 60, "yesterday"],
  [30 * 24 * 60, "Apr 3"],
  [365 * 24 * 60, "May 3, 2026"],
])("%d minutes ago", (minutes, expected) => expect(ago(minutes)).toBe(expected));

test("without the person's clock a day is that of UTC, and says so where it stands alone", () => {
  vi.stubEnv("TZ", "Pacific/Kiritimati");
  expect(renderToStaticMarkup(<LocalDay at="2026-11-27T23:30:00.000Z" />)).toBe('<time dateTime="2026-11-27T23:30:00.000Z">November 27, 2026 (UTC)</time>');
  expect(renderToStaticMarkup(<RelativeTime at="2020-11-27T23:30:00.000Z" />)).toContain("Nov 27, 2020");
  vi.unstubAllEnvs();
});
