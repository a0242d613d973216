import type { z } from "zod";

/** What is expected, by the name that zod gives to the type. */
const TYPES: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
  null: "null",
};

const FORMATS: Readonly<Record<string, string>> = {
  datetime: "a time such as 2026-05-04T09:30:00Z",
  email: "an email address",
  url: "an address such as https://example.org",
};

/** A bound on what `origin` counts: characters, items, or the number itself. */
function bound(origin: string, relation: string, count: number | bigint): string {
  const thing = origin === "string" ? "character" : origin === "array" || origin === "set" ? "item" : null;
  return thing === null ? `must be ${relation} ${count}` : `must have ${relation} ${count} ${thing}${Number(count) === 1 ? "" : "s"}`;
}

/** A fault as what comes after the name of the field: for schemas that have no words of their own. */
export function faultSentence(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      return `must be ${TYPES[issue.expected] ?? issue.expected}`;
    case "too_small":
      return bound(issue.origin, issue.inclusive === false ? "more than" : "at least", issue.minimum);
    case "too_big":
      return bound(issue.origin, issue.inclusive === false ? "less than" : "at most", issue.maximum);
    case "invalid_value":
      return issue.values.length === 1 ? `must be ${String(issue.values[0])}` : `must be one of ${issue.values.map(String).join(", ")}`;
    case "invalid_format":
      return FORMATS[issue.format] && `must be ${FORMATS[issue.format]}`;
    case "invalid_union":
      return "has none of the shapes that it may have";
    default:
      return undefined;
  }
}
