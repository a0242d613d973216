import { expect, test } from "vitest";
import { z } from "zod";
import type { Method } from "../../lib/http/with-route";
import { openApiDocument, operations } from "../../lib/openapi/document";
import { routes } from "../testing/doors";

const addressOf = (segments: readonly string[]) => `/${segments.map((segment) => segment.replace(/^\[(\w+)\]$/, "{$1}")).join("/")}`;
const described = new Map(operations.map((operation) => [`${operation.method.toUpperCase()} ${operation.path}`, operation]));

/** Every method that a route file answers itself; the others it refuses. */
const answered = routes
  .filter(({ segments }) => !segments.some((segment) => segment.startsWith("[[")))
  .flatMap(({ segments, handlers }) =>
    (["GET", "POST", "PUT", "PATCH", "DELETE"] as Method[])
      .filter((method) => handlers[method]?.spec && !handlers[method].isRefusal)
      .map((method) => ({ name: `${method} ${addressOf(segments)}`, spec: handlers[method]!.spec! })),
  );

test("every route is in the document, and nothing else is", () => {
  expect(answered.map(({ name }) => name).sort()).toEqual([...described.keys()].sort());
});

/** Bodies that a route reads by itself: Markdown, an image, and those that may be missing. */
const READ_BY_HAND = /\/body$|\/files$|\/(publish|unpublish|archive|unarchive)$|\/versions\/\{n\}\/restore$/;
const asJson = (schema: z.ZodType | undefined) => schema && z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });

test.each(answered)("$name is described as it is checked", ({ name, spec }) => {
  const operation = described.get(name)!;
  expect(operation.access).toBe(spec.access);
  expect(asJson(operation.params)).toEqual(asJson(spec.params));
  expect(asJson(operation.query)).toEqual(asJson(spec.query));
  if (READ_BY_HAND.test(operation.path) && operation.method !== "get") return;
  expect(asJson(operation.body?.schema)).toEqual(asJson(spec.body));
  if (spec.body) expect([...(operation.body?.types ?? ["application/json"])].sort()).toEqual([...(spec.accept ?? ["application/json"])].sort());
});

test("every operation has a summary, an example of its body, and answers for what can go wrong", () => {
  const document = openApiDocument() as { paths: Record<string, Record<string, { operationId: string; responses: object }>> };
  const ids = Object.values(document.paths).flatMap((methods) => Object.values(methods).map((operation) => operation.operationId));
  expect(new Set(ids).size).toBe(ids.length);
  for (const operation of operations) {
    expect(operation.summary, operation.path).toBeTruthy();
    if (operation.body && !operation.body.isOptional) {
      expect(operation.body.schema.safeParse(operation.body.example).success, `${operation.method} ${operation.path}`).toBe(true);
    }
    const { responses } = document.paths[operation.path]![operation.method]!;
    expect(Object.keys(responses)).toEqual(expect.arrayContaining(["400", "429", "503"]));
  }
});
