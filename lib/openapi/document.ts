import { z } from "zod";
import { articleListSchema, articleSchema, authorListSchema, diffSchema, goneSchema, mergeRecordSchema, mergeResponseSchema, revisionListSchema, revisionSchema, savedArticleSchema, versionConflictSchema } from "../articles/schema";
import { changesQuerySchema, changesSchema, eventsQuerySchema } from "../events/schema";
import { PROBLEM_CATALOGUE, problemType, type ProblemKind } from "../http/problem-catalogue";
import { fileListSchema, fileSchema } from "../files/schema";
import { insightsQuerySchema, insightsSchema } from "../insights/schema";
import { scheduleListSchema, scheduleSchema } from "../publishing/schema";
import { memberListSchema, memberSchema, spaceListSchema, spaceSchema } from "../spaces/schema";
import { starListSchema } from "../stars/schema";
import { invitationListSchema, invitationWithLinkSchema, meSchema, tokenListSchema, tokenWithSecretSchema } from "../users/schema";
import { problemSchema } from "../wire/schema";
import { accountOperations } from "./accounts";
import { articleOperations } from "./articles";
import { fileOperations } from "./files";
import { sharedProblems, type Operation } from "./operation";

/** The feed and what looks at the installation itself. */
const otherOperations: Operation[] = [
  { method: "get", path: "/api/changes", tag: "Feed", access: "read", query: changesQuerySchema, summary: "Every change one may see, in the order of commits", description: "Send `next` as `since` the next time. No change is left out, and none comes twice.", answers: { 200: { description: "A page of changes.", component: "Changes" } } },
  { method: "get", path: "/api/events", tag: "Feed", access: "read", query: eventsQuerySchema, summary: "The same feed live, as server-sent events", description: "Events `change` (with an `id` for `Last-Event-ID`) and, with `article`, `presence`. A comment every 15 seconds keeps the connection alive.", problems: ["not-found"], answers: { 200: { description: "A stream that stays open.", types: ["text/event-stream"] } } },
  { method: "get", path: "/api/insights/conflicts", tag: "Installation", access: "read", query: insightsQuerySchema, summary: "Where people get in each other's way", answers: { 200: { description: "Counts by article and day.", component: "Insights" } } },
  { method: "get", path: "/api/metrics", tag: "Installation", access: "public", summary: "Counts of this process for Prometheus", answers: { 200: { description: "The text format of Prometheus.", types: ["text/plain"] } } },
  { method: "get", path: "/api/health", tag: "Installation", access: "public", summary: "Whether the database answers", answers: { 200: { description: "It does.", component: "Health" } } },
  { method: "get", path: "/api/openapi.json", tag: "Installation", access: "public", summary: "This document", answers: { 200: { description: "OpenAPI 3.1.", component: "Document" } } },
];

export const operations: Operation[] = [...accountOperations, ...articleOperations, ...fileOperations, ...otherOperations];

const COMPONENTS: Record<string, z.ZodType> = {
  Article: articleSchema, SavedArticle: savedArticleSchema, ArticleList: articleListSchema,
  Revision: revisionSchema, RevisionList: revisionListSchema, Diff: diffSchema, MergeResponse: mergeResponseSchema,
  MergeRecord: mergeRecordSchema, AuthorList: authorListSchema,
  StarList: starListSchema,
  Schedule: scheduleSchema, ScheduleList: scheduleListSchema,
  Space: spaceSchema, SpaceList: spaceListSchema, Member: memberSchema, MemberList: memberListSchema,
  File: fileSchema, FileList: fileListSchema,
  Me: meSchema, TokenList: tokenListSchema, TokenWithSecret: tokenWithSecretSchema,
  InvitationList: invitationListSchema, InvitationWithLink: invitationWithLinkSchema,
  Changes: changesSchema, Insights: insightsSchema,
  Health: z.object({ status: z.literal("ok"), database: z.enum(["sqlite", "postgresql"]) }),
  Document: z.looseObject({ openapi: z.string() }),
  Problem: problemSchema, VersionConflict: versionConflictSchema, Gone: goneSchema,
};

type Json = Record<string, unknown>;
const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
const header = (description: string): Json => ({ description, schema: { type: "string" } });
const inHeader = (name: string, description: string, example: string): Json => ({ name, in: "header", description, schema: { type: "string" }, example });

let document: Json | null = null;

/** The OpenAPI 3.1 document, made once from the schemas that check the requests. */
export function openApiDocument(): Json {
  document ??= {
    openapi: "3.1.0",
    info: { title: "Concord", version: "1", description: "No edit is ever silently overwritten: every write names the version it was made from, and a stale one is answered 409 with what is needed to merge." },
    servers: [{ url: "/" }],
    security: [{ session: [] }, { token: [] }],
    paths: paths(),
    components: {
      schemas: Object.fromEntries(Object.entries(COMPONENTS).map(([name, schema]) => [name, toSchema(schema, "output")])),
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "concord_session" },
        token: { type: "http", scheme: "bearer" },
      },
    },
  };
  return document;
}

function paths(): Record<string, Json> {
  const all: Record<string, Json> = {};
  for (const operation of operations) {
    (all[operation.path] ??= {})[operation.method] = toOperation(operation);
  }
  return all;
}

function toOperation(operation: Operation): Json {
  const { method, path, tag, summary, description, access, body } = operation;
  return {
    operationId: `${method}_${path.replace(/^\/api\//, "").replace(/[^A-Za-z0-9]+/g, "_").replace(/_$/, "")}`,
    tags: [tag],
    summary,
    ...(description ? { description } : {}),
    ...(access === "public" ? { security: [] } : access === "session" ? { security: [{ session: [] }] } : {}),
    "x-access": access,
    parameters: parametersOf(operation),
    ...(body
      ? {
          requestBody: {
            required: !body.isOptional,
            content: Object.fromEntries(
              (body.types ?? ["application/json"]).map((type) => [type, { schema: toSchema(body.schema, "input"), ...(body.example === undefined ? {} : { example: body.example }) }]),
            ),
          },
        }
      : {}),
    responses: responsesOf(operation),
  };
}

function parametersOf({ method, params, query, version, takesPreferences, answers }: Operation): Json[] {
  const named = (place: "path" | "query", schema: z.ZodObject | undefined) =>
    Object.entries(schema?.shape ?? {}).map(([name, field]) => ({
      name,
      in: place,
      required: place === "path" || !(field as z.ZodType).safeParse(undefined).success,
      schema: toSchema(field as z.ZodType, "output"),
    }));
  return [
    ...named("path", params),
    ...named("query", query),
    ...(version ? [inHeader("If-Match", 'The version the write was made from; `"version"` in the body means the same. `*` overwrites whatever is there.', '"7"'), inHeader("If-Unmodified-Since", "For clients that have nothing better; any doubt is a conflict.", "Mon, 04 May 2026 09:30:00 GMT")] : []),
    ...(takesPreferences ? [inHeader("Prefer", "`merge=auto`: merge a stale write where that is clean. `return=representation`: a 409 carries the article and the base.", "merge=auto")] : []),
    ...(answers[304] || answers[201]?.isVersioned ? [inHeader("If-None-Match", answers[304] ? "The version the reader has." : "`*`: create, and nothing else.", answers[304] ? '"7"' : "*")] : []),
    ...(method === "post" || method === "put" ? [inHeader("Idempotency-Key", "The same key with the same request gets the first answer again, for 24 hours.", "4f1c2a9e")] : []),
  ];
}

const REQUEST_ID = { "X-Request-Id": header("Finds the request in the server's log.") };

function responsesOf(operation: Operation): Json {
  const responses: Record<string, Json> = {};
  for (const [status, { description, component, types = [], isVersioned }] of Object.entries(operation.answers)) {
    const content = { ...(component ? { "application/json": { schema: ref(component) } } : {}), ...Object.fromEntries(types.map((type) => [type, { schema: { type: "string" } }])) };
    responses[status] = {
      description,
      headers: { ...REQUEST_ID, ...(isVersioned ? { ETag: header("The version, in quotes.") } : {}), ...(status === "201" ? { Location: header("Where it is.") } : {}) },
      ...(Object.keys(content).length > 0 ? { content } : {}),
    };
  }
  const kinds = [...new Set([...sharedProblems(operation), ...(operation.problems ?? [])])];
  for (const status of new Set(kinds.map((kind) => PROBLEM_CATALOGUE[kind].status))) {
    responses[status] = problemAnswer(kinds.filter((kind) => PROBLEM_CATALOGUE[kind].status === status));
  }
  return responses;
}

const OWN_SCHEMA: Partial<Record<ProblemKind, string>> = { "version-conflict": "VersionConflict", gone: "Gone" };
const OWN_HEADERS: Partial<Record<ProblemKind, string>> = { throttled: "Retry-After", unavailable: "Retry-After", unauthenticated: "WWW-Authenticate", "unsupported-media-type": "Accept", "version-conflict": "ETag" };

function problemAnswer(kinds: ProblemKind[]): Json {
  const schemas = [...new Set(kinds.map((kind) => OWN_SCHEMA[kind] ?? "Problem"))].map(ref);
  const headers = kinds.flatMap((kind) => OWN_HEADERS[kind] ?? []).map((name) => [name, header("See the description.")] as const);
  const examples = kinds.map((kind) => {
    const { title, status, meaning } = PROBLEM_CATALOGUE[kind];
    const value = { type: problemType(kind), title, status, detail: meaning, instance: "/api/…", requestId: "0197f3aa", error: title, message: meaning };
    return [kind, { summary: title, value }] as const;
  });
  return {
    description: kinds.map((kind) => `[${PROBLEM_CATALOGUE[kind].title}](${problemType(kind)}): ${PROBLEM_CATALOGUE[kind].meaning}`).join("\n\n"),
    headers: { ...REQUEST_ID, ...Object.fromEntries(headers) },
    content: { "application/problem+json": { schema: schemas.length === 1 ? schemas[0] : { anyOf: schemas }, examples: Object.fromEntries(examples) } },
  };
}

function toSchema(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return json;
}
