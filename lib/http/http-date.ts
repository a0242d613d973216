const MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec";
const CLOCK = "\\d{2}:\\d{2}:\\d{2}";
/** The form that is sent today, and the two that a recipient has to understand as well (RFC 9110, 5.6.7). */
const FORMS = [
  new RegExp(`^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d{2} (?:${MONTHS}) \\d{4} ${CLOCK} GMT$`),
  new RegExp(`^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, \\d{2}-(?:${MONTHS})-\\d{2} ${CLOCK} GMT$`),
  new RegExp(`^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?:${MONTHS}) [ \\d]\\d ${CLOCK} \\d{4}$`),
];

/** The time that a header field names, in UTC; null for what is no HTTP date, which counts as if it were not there. */
export function parseHttpDate(text: string | null): Date | null {
  const trimmed = text?.trim() ?? "";
  const form = FORMS.findIndex((pattern) => pattern.test(trimmed));
  if (form < 0) return null;
  // The oldest form names no zone, and means the same one.
  const time = new Date(form === 2 ? `${trimmed} GMT` : trimmed);
  return Number.isNaN(time.getTime()) ? null : time;
}
