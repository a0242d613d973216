import { z } from "zod";
import { openApiDocument } from "../../lib/openapi/document";
import type { Answer, Inspect } from "./doors";

type Json = Record<string, unknown>;
type Responses = Record<string, { content?: Record<string, { schema: Json }> }>;

const document = openApiDocument() as { paths: Record<string, Record<string, { responses: Responses }>>; components: { schemas: Json } };
const validators = new Map<Json, z.ZodType>();

/** A validator made from the document's own JSON Schema, not from the schema that the document was made from. */
function validatorOf(schema: Json): z.ZodType {
  const known = validators.get(schema);
  if (known) return known;
  const whole = JSON.stringify({ ...schema, $defs: document.components.schemas }).replaceAll("#/components/schemas/", "#/$defs/");
  const made = z.fromJSONSchema(JSON.parse(whole) as Parameters<typeof z.fromJSONSchema>[0]);
  validators.set(schema, made);
  return made;
}

/** Throws unless the document describes this answer: its status, its media type, its every field. */
export const checkAgainstDocument: Inspect = (method, path, answer) => {
  const { pathname } = new URL(path, "http://concord.test");
  const where = `${method} ${path}: ${answer.status}`;
  if (!answer.headers.get("x-request-id")) throw new Error(`${where} has no X-Request-Id`);
  const operation = operationFor(method, pathname);
  if (!operation) return checkUndescribed(where, answer);
  const response = operation.responses[String(answer.status)];
  if (!response) throw new Error(`${where} is not in the document\n${answer.text.slice(0, 500)}`);
  if (method === "HEAD" || answer.text === "") return;
  const type = (answer.headers.get("content-type") ?? "").split(";")[0]!;
  const content = response.content?.[type];
  if (!content) throw new Error(`${where} is ${type || "untyped"}, which is not in the document`);
  if (!type.endsWith("json")) return;
  const checked = validatorOf(content.schema).safeParse(answer.json());
  if (!checked.success) throw new Error(`${where} differs from the document: ${z.prettifyError(checked.error)}\n${answer.text.slice(0, 500)}`);
};

const patterns = Object.entries(document.paths).map(([path, methods]) => ({
  pattern: new RegExp(`^${path.replaceAll(".", "\\.").replace(/\{\w+\}/g, "[^/]+")}$`),
  isFixed: !path.includes("{"),
  methods,
}));

function operationFor(method: string, pathname: string) {
  const matching = patterns.filter(({ pattern }) => pattern.test(pathname)).sort((a, b) => Number(b.isFixed) - Number(a.isFixed));
  return matching[0]?.methods[(method === "HEAD" ? "GET" : method).toLowerCase()];
}

/** What every address and method may answer, in the document or not. */
function checkUndescribed(where: string, answer: Answer): void {
  if (![204, 400, 401, 403, 404, 405, 429, 503].includes(answer.status)) throw new Error(`${where} from an address that the document lacks`);
  if (answer.status !== 204 && answer.text !== "" && !answer.headers.get("content-type")?.startsWith("application/problem+json")) {
    throw new Error(`${where} is no problem document`);
  }
}
