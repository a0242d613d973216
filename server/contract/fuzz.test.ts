import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { operations } from "../../lib/openapi/document";
import type { Operation } from "../../lib/openapi/operation";
import type { DatabaseKind } from "../../lib/testing/databases";
import { startTestApp, type Caller, type TestApp } from "../testing/app";

// Requests made from the document, right and broken: whatever comes, the answer is one that the document
// describes (checked by the caller itself), never a 5xx, and never none.

const RUNS = Number(process.env.FUZZ_RUNS ?? 250);
const TIMEOUT_MS = 10_000;

const apps: TestApp[] = [];
afterAll(() => Promise.all(apps.map((app) => app.stop())));

async function start(database: DatabaseKind): Promise<{ alice: Caller; known: Record<string, string> }> {
  const app = await startTestApp({ database, door: "http", environment: { hasRateLimits: false } });
  apps.push(app);
  const alice = await app.person("Alice");
  const space = (await alice.post("/api/spaces", { name: "Space" })).json().id;
  const article = (await alice.post("/api/articles", { spaceId: space, title: "A", body: "One\n" })).json().id;
  const image = { headers: { "content-type": "image/svg+xml" }, body: "<svg/>" };
  const file = (await alice.send("POST", `/api/spaces/${space}/files`, image)).json().id;
  // An article shows it, so that no request can remove it.
  await alice.post("/api/articles", { spaceId: space, title: "B", body: `![](/api/files/${file})` });
  return { alice, known: { spaces: space, articles: article, files: file } };
}

const nasty = fc.constantFrom("", "\u0000", "\ud800", "\u{1F600}", "%", "%00", "../..", "'; --", "null", "-1", "0", "1e308", "99999999999", "NaN", "a".repeat(400), "*", '"7"', "true", "{}");
const text = fc.oneof(nasty, fc.string({ unit: "binary", maxLength: 40 }), fc.string({ maxLength: 20 }));
const value: fc.Arbitrary<unknown> = fc.oneof({ depthSize: "small" }, text, fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.array(text, { maxLength: 3 }), fc.dictionary(text, text, { maxKeys: 3 }));

/** The names that an operation knows, with sensible and with senseless values. */
const fieldsOf = (names: string[]) => fc.dictionary(fc.oneof({ arbitrary: fc.constantFrom(...names, "unheardof"), weight: 9 }, { arbitrary: text, weight: 1 }), value, { maxKeys: 5 });

/** Half the time the example with some fields spoilt, so that a request gets past the first check. */
function bodyOf(operation: Operation): fc.Arbitrary<string | undefined> {
  if (!operation.body) return fc.option(fc.constant("{}"), { nil: undefined });
  const example = operation.body.example ?? {};
  if (typeof example === "string") return fc.oneof(text, fc.string({ unit: "binary", maxLength: 200 }));
  const names = Object.keys("shape" in operation.body.schema ? (operation.body.schema.shape as object) : (example as object));
  const spoilt = fieldsOf(names.length > 0 ? names : ["x"]).map((fields) => JSON.stringify({ ...(example as object), ...fields }));
  return fc.oneof({ arbitrary: fc.constant(JSON.stringify(example)), weight: 2 }, { arbitrary: spoilt, weight: 5 }, { arbitrary: value.map((any) => JSON.stringify(any) ?? "null"), weight: 2 }, { arbitrary: text, weight: 1 });
}

const headerValue = fc.oneof(nasty, fc.constantFrom('"1"', 'W/"1"', "1", "merge=auto", "return=representation", "text/markdown", "text/x-diff;q=0.5", "application/json", "Mon, 04 May 2026 09:30:00 GMT")).filter((line) => /^[\x20-\x7e]*$/.test(line));
const headersOf = fc.dictionary(
  fc.constantFrom("if-match", "if-none-match", "if-unmodified-since", "prefer", "accept", "idempotency-key", "x-request-id", "last-event-id", "content-type", "origin"),
  headerValue,
  { maxKeys: 3 },
);

const requests = fc
  .constantFrom(...operations.filter((operation) => !["/api/events", "/api/session"].includes(operation.path)))
  .chain((operation) =>
    fc.record({
      operation: fc.constant(operation),
      segments: fc.array(fc.oneof({ arbitrary: fc.integer({ min: 0, max: 1 }), weight: 3 }, { arbitrary: text, weight: 1 }), { minLength: 2, maxLength: 2 }),
      query: fieldsOf(Object.keys(operation.query?.shape ?? { x: 1 })),
      headers: headersOf,
      body: bodyOf(operation),
    }),
  );

test.each(["sqlite", "postgresql"] as const)("no request gets a 5xx, no answer, or one that the document lacks (%s)", async (database) => {
  const { alice, known } = await start(database);
  const seen = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(requests, async ({ operation, segments, query, headers, body }) => {
      let at = 0;
      const path = operation.path.replace(/\{(\w+)\}/g, () => {
        const segment = segments[at++ % segments.length]!;
        const chosen = typeof segment === "number" ? (known[operation.path.split("/")[2]!] ?? known.articles!) : segment;
        return encodeURIComponent(chosen.toWellFormed()) || "-";
      });
      const search = new URLSearchParams(Object.entries(query).map(([name, any]) => [name, typeof any === "string" ? any.toWellFormed() : String(JSON.stringify(any))]));
      const type = operation.body?.types?.[0] ?? "application/json";
      const isBodyless = operation.method === "get" || body === undefined;
      const sent = alice.send(operation.method.toUpperCase(), `${path}?${search}`, {
        headers: { ...(isBodyless ? {} : { "content-type": type }), ...headers },
        ...(isBodyless ? {} : { body }),
      });
      const answer = await Promise.race([sent, new Promise<never>((_, reject) => setTimeout(() => reject(new Error("no answer")), TIMEOUT_MS).unref())]);
      seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1);
      expect(answer.status, answer.text).toBeLessThan(500);
    }),
    { numRuns: RUNS },
  );
  // A fuzzer that only ever meets the first check proves little.
  expect([...seen.keys()].some((status) => status < 300)).toBe(true);
}, 120_000);
