/** Times as a person gives and reads them: in the zone of their own clock. */

const words = new Intl.DateTimeFormat("en", { weekday: "short", day: "numeric", month: "short", year: "numeric", hour: "numeric", minute: "2-digit" });
const dates = new Intl.DateTimeFormat("en", { day: "numeric", month: "short", year: "numeric" });
const shortWords = new Intl.DateTimeFormat("en", { day: "numeric", month: "short" });

/** "Mon, May 3, 2027, 9:00 AM". Takes ms since the epoch. */
export function timeWords(atMs: number): string {
  return words.format(atMs);
}

/** "May 3, 2027". */
export function dateWords(atMs: number): string {
  return dates.format(atMs);
}

/** "May 3", for where there is little room. */
export function dayWords(atMs: number): string {
  return shortWords.format(atMs);
}

/** The name of the zone, such as "Europe/Berlin". */
export function zoneName(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** What a field for a day and a time holds: "2027-05-03T09:00". */
export function toField(atMs: number): string {
  const at = new Date(atMs);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${String(at.getFullYear()).padStart(4, "0")}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** The time that such a field means, in ms since the epoch; null while it is empty. One that the clock skips in spring is as much later. */
export function fromField(value: string): number | null {
  const at = new Date(value).getTime();
  return value === "" || Number.isNaN(at) ? null : at;
}

/** The next morning at nine: the time that most people mean by "later". */
export function tomorrowMorning(nowMs: number): number {
  const at = new Date(nowMs);
  at.setDate(at.getDate() + 1);
  return at.setHours(9, 0, 0, 0);
}

/** What a field for a day holds: "2027-05-03". */
export function toDayField(atMs: number): string {
  return toField(atMs).slice(0, 10);
}

/** The last second of the day that such a field means, in ms since the epoch; null while it is empty. */
export function endOfDay(value: string): number | null {
  const start = fromField(value && `${value}T00:00`);
  return start === null ? null : new Date(start).setHours(23, 59, 59, 0);
}

/** The same time of the day, `days` later by the calendar. */
export function daysLater(nowMs: number, days: number): number {
  const at = new Date(nowMs);
  return at.setDate(at.getDate() + days);
}
