import "server-only";
import type { z } from "zod";
import type { Precondition } from "../articles/precondition";
import type { SaveOptions } from "../articles/saving";
import type { CommonProblem } from "../wire/problems";
import { textFault, type Fault } from "../wire/schema";
import { hasBody, type RouteHeaders, type RouteRequest } from "./exchange";
import { mediaFault } from "./media-type";
import { faultSentence } from "./fault-sentence";
import { parseHttpDate } from "./http-date";

/** Reading requests: bodies within a limit, JSON, preconditions, preferences. Faults are returned, not thrown. */

/**
 * The largest request body in bytes. An article's text may be 10 MiB, and JSON may write each of
 * its bytes as up to six.
 */
export const MAX_REQUEST_BYTES = 64 * 1024 * 1024;

/** The same for requests of callers whom nobody knows: an account's fields fit many times over. */
export const MAX_PUBLIC_REQUEST_BYTES = 64 * 1024;

/** A request can be wrong in a million places; a client is told of the first ones. */
const MAX_FAULTS = 100;
const MAX_FAULT_PATH_LENGTH = 200;

/** The body of a request as text, or why it cannot be had. */
export async function readText(request: RouteRequest, maxBytes = MAX_REQUEST_BYTES): Promise<{ kind: "read"; text: string } | CommonProblem> {
  const body = await readBytes(request, maxBytes);
  if (body.kind !== "read") return body;
  try {
    // The byte order mark of a Markdown file is part of its text.
    return { kind: "read", text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body.bytes) };
  } catch {
    return { kind: "malformed", faults: [{ path: "", message: "the body must be UTF-8" }] };
  }
}

/** The body of a request, or that it is over the limit. */
export async function readBytes(request: RouteRequest, maxBytes = MAX_REQUEST_BYTES): Promise<{ kind: "read"; bytes: Uint8Array } | CommonProblem> {
  const tooLarge: CommonProblem = { kind: "too-large", limit: `This request may have ${maxBytes} bytes at most.` };
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) return tooLarge;
  if (request.readBytes) {
    const bytes = await request.readBytes(maxBytes);
    return bytes ? { kind: "read", bytes } : tooLarge;
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (request.body) {
    const reader = request.body.getReader();
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      size += chunk.value.byteLength;
      if (size > maxBytes) {
        // Not cancelled, which would cut the connection before the answer: the server reads off what is left.
        reader.releaseLock();
        return tooLarge;
      }
      chunks.push(chunk.value);
    }
  }
  return { kind: "read", bytes: concatenate(chunks, size) };
}

function concatenate(chunks: Uint8Array[], size: number): Uint8Array {
  const [only] = chunks;
  if (chunks.length === 1 && only) return only;
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}

/** As `readJson`, for requests that need no body: none at all is `{}`. */
export async function readOptionalJson<Schema extends z.ZodType>(request: RouteRequest, schema: Schema) {
  if (!hasBody(request) || !request.headers.has("content-type")) return check(schema, {});
  return readJson(request, schema, ["application/json"]);
}

/** Parses the body as JSON and checks it against `schema`. */
export async function readJson<Schema extends z.ZodType>(
  request: RouteRequest,
  schema: Schema,
  accept: readonly string[],
  maxBytes = MAX_REQUEST_BYTES,
): Promise<{ kind: "read"; value: z.output<Schema> } | CommonProblem> {
  const fault = mediaFault(request.headers, accept);
  if (fault) return fault;
  const body = await readText(request, maxBytes);
  if (body.kind !== "read") return body;
  let json: unknown;
  try {
    json = JSON.parse(body.text.replace(/^\uFEFF/, ""));
  } catch {
    return { kind: "malformed", faults: [{ path: "", message: "the body must be JSON" }] };
  }
  return check(schema, json);
}

/** Checks `value` against `schema`; every fault is listed, up to a hundred. A text over its limit is 413, not 400. */
export function check<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): { kind: "read"; value: z.output<Schema> } | CommonProblem {
  const parsed = schema.safeParse(value, { error: faultSentence });
  if (parsed.success) return { kind: "read", value: parsed.data };
  const { issues } = parsed.error;
  const oversized = issues.find((issue) => issue.code === "custom" && issue.params?.tooLarge === true);
  if (oversized) return { kind: "too-large", limit: `The ${oversized.path.join(".") || "body"} ${oversized.message}.` };
  return { kind: "malformed", faults: issues.slice(0, MAX_FAULTS).flatMap((issue) => toFaults(issue, value)).slice(0, MAX_FAULTS) };
}

function toFaults(issue: z.core.$ZodIssue, value: unknown): Fault[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys
      .slice(0, MAX_FAULTS)
      .map((key) => ({ path: [...issue.path, key].join(".").slice(0, MAX_FAULT_PATH_LENGTH), message: "is not a field of this request" }));
  }
  const message = issue.code === "invalid_type" && valueAt(value, issue.path) === undefined ? "is required" : issue.message;
  return [{ path: issue.path.join(".").slice(0, MAX_FAULT_PATH_LENGTH), message }];
}

/** What was given at a place, before a schema made anything else of it. */
function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, key) => (typeof at === "object" && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined), value);
}

/** Faults of the request target itself: what PostgreSQL would choke on never reaches it. */
export function targetFault(url: URL): CommonProblem | null {
  // Parsed, an address is ASCII: what it may hold beside that is escaped.
  if (!url.href.includes("%")) return null;
  let path: string;
  try {
    path = decodeURIComponent(url.pathname);
    // A bare % is how a form writes it; escapes that are no UTF-8 would be read as another text.
    decodeURIComponent(url.search.replace(/%(?![\da-f]{2})/gi, "%25"));
  } catch {
    return { kind: "malformed", faults: [{ path: "", message: "the address holds a broken % sequence" }] };
  }
  const fault = textFault(path) ?? [...url.searchParams].flat().map(textFault).find((found) => found !== null);
  return fault ? { kind: "malformed", faults: [{ path: "", message: `the address ${fault}` }] } : null;
}

/**
 * The version that a write names, in `If-Match` or in the body's `version`. Both may be given if they
 * agree. `If-Unmodified-Since` counts where neither is there, and where it is an HTTP date (RFC 9110, 13.1.4).
 */
export function readPrecondition(headers: RouteHeaders, bodyVersion?: number): Precondition | CommonProblem {
  if (headers.has("if-none-match")) {
    return { kind: "malformed", faults: [{ path: "If-None-Match", message: "is taken by PUT /api/articles/{id} alone, to create it" }] };
  }
  const ifMatch = headers.get("if-match");
  if (ifMatch !== null) {
    const named = readEtags(ifMatch);
    if (named === null) {
      return { kind: "malformed", faults: [{ path: "If-Match", message: 'must be a version such as "7", or *' }] };
    }
    // `*` names none, so that a version beside it is the one that counts.
    if (named === "*") return bodyVersion === undefined ? { kind: "any" } : { kind: "version", version: bodyVersion };
    if (bodyVersion !== undefined && (named.length > 1 || named[0] !== bodyVersion)) {
      return { kind: "malformed", faults: [{ path: "version", message: "names another version than If-Match" }] };
    }
    // The newest is what the writer has seen.
    const [version = 0, ...others] = named;
    return { kind: "version", version, ...(others.length > 0 ? { others } : {}) };
  }
  if (bodyVersion !== undefined) return { kind: "version", version: bodyVersion };
  const unmodifiedSince = parseHttpDate(headers.get("if-unmodified-since"));
  return unmodifiedSince === null ? { kind: "none" } : { kind: "time", unmodifiedSince };
}

/** As `readPrecondition`, for writes, which must name what they were made from. */
export function readWriteVersion(headers: RouteHeaders, bodyVersion?: number): GivenPrecondition | CommonProblem {
  const precondition = readPrecondition(headers, bodyVersion);
  return precondition.kind === "none" ? { kind: "precondition-required" } : precondition;
}

export type GivenPrecondition = Exclude<Precondition, { kind: "none" }>;

/** Tells a precondition from the refusal of one. */
export function isPrecondition(value: GivenPrecondition | CommonProblem): value is GivenPrecondition {
  return value.kind === "version" || value.kind === "any" || value.kind === "time";
}

/** Whether a write wants to create and nothing else: `If-None-Match: *`. */
export function readIsCreate(headers: RouteHeaders): { kind: "create"; isCreate: boolean } | CommonProblem {
  const ifNoneMatch = headers.get("if-none-match")?.trim();
  if (ifNoneMatch === undefined) return { kind: "create", isCreate: false };
  if (ifNoneMatch === "*" && !headers.has("if-match")) return { kind: "create", isCreate: true };
  return { kind: "malformed", faults: [{ path: "If-None-Match", message: "must be * on a write, and without If-Match" }] };
}

/** The precondition and the preferences of a write of an article. */
export function readSaveOptions(headers: RouteHeaders, bodyVersion?: number): ({ kind: "options" } & SaveOptions) | CommonProblem {
  const precondition = readWriteVersion(headers, bodyVersion);
  if (!isPrecondition(precondition)) return precondition;
  const preferences = readPreferences(headers.get("prefer"));
  return {
    kind: "options",
    precondition,
    mergesCleanly: preferences.get("merge")?.toLowerCase() === "auto",
    wantsRepresentation: preferences.get("return")?.toLowerCase() === "representation",
  };
}

/**
 * The one of `available` that an `Accept` header likes best, the first where it does not care; null
 * when it accepts none of them (RFC 9110, 12.5.1).
 */
export function preferredType<Type extends string>(accept: string | null, available: readonly [Type, ...Type[]]): Type | null {
  if (accept === null || accept.trim() === "") return available[0];
  const ranges = accept.split(",").map((part) => {
    const [range = "", ...parameters] = part.split(";").map((text) => text.trim().toLowerCase());
    const quality = parameters.find((parameter) => parameter.startsWith("q="));
    return { range, quality: quality ? Number(quality.slice(2)) : 1 };
  });
  const qualityOf = (type: string) => {
    const matching = [type, `${type.split("/")[0]}/*`, "*/*"];
    for (const range of matching) {
      const found = ranges.find((candidate) => candidate.range === range);
      if (found) return found.quality;
    }
    return 0;
  };
  let best: Type | null = null;
  for (const type of available) {
    if (qualityOf(type) > (best === null ? 0 : qualityOf(best))) best = type;
  }
  return best;
}

/** A proxy that compresses weakens ETags, and people type versions bare: `"7"`, `W/"7"` and `7` are the same. */
function readEtag(value: string): number | "*" | null {
  const trimmed = value.trim();
  if (trimmed === "*") return "*";
  // Fifteen digits are exact as a number; "07" is not how this API writes any version.
  const digits = /^(?:W\/)?"(0|[1-9]\d{0,14})"$|^(0|[1-9]\d{0,14})$/.exec(trimmed);
  return digits ? Number(digits[1] ?? digits[2]) : null;
}

/** The versions that an `If-Match` lists, each once and the newest first; null when it holds anything else. */
function readEtags(value: string): number[] | "*" | null {
  const named = value.split(",").filter((part) => part.trim() !== "").map(readEtag);
  if (named.length === 1 && named[0] === "*") return "*";
  const versions = named.filter((etag) => typeof etag === "number");
  if (versions.length === 0 || versions.length < named.length) return null;
  return [...new Set(versions)].sort((a, b) => b - a);
}

/** The time of an `If-Modified-Since`; null where an `If-None-Match` stands, which says it better, or where it is no time. */
export function readModifiedSince(headers: RouteHeaders): Date | null {
  return headers.has("if-none-match") ? null : parseHttpDate(headers.get("if-modified-since"));
}

/** Whether an `If-None-Match` of a read names `version` (weak comparison, lists allowed). */
export function matchesNone(header: string | null, version: number): boolean {
  if (header === null) return false;
  return header
    .split(",")
    .map(readEtag)
    .some((etag) => etag === "*" || etag === version);
}

/** The preferences of a `Prefer` header (RFC 7240) as a map; names lower case, a bare one maps to "". */
function readPreferences(header: string | null): Map<string, string> {
  const preferences = new Map<string, string>();
  for (const part of (header ?? "").split(",")) {
    const [pair = ""] = part.split(";");
    const [name = "", value = ""] = pair.split("=").map((text) => text.trim());
    const key = name.toLowerCase();
    // The first of several with one name counts.
    if (key && !preferences.has(key)) preferences.set(key, value.replace(/^"(.*)"$/, "$1"));
  }
  return preferences;
}
