import {
  articleCreateSchema, articleDeleteQuerySchema, articleParamsSchema, articlePatchSchema, articlePutSchema, articleQuerySchema,
  diffQuerySchema, mergeRequestSchema, revisionParamsSchema, revisionQuerySchema,
} from "../articles/schema";
import { scheduleRequestSchema, transitionRequestSchema } from "../publishing/schema";
import { z } from "zod";
import type { Operation } from "./operation";

const of = { params: articleParamsSchema, tag: "Articles" } as const;
const MARKDOWN = ["text/markdown"] as const;
const saved = { 200: { description: "The article as it is now.", component: "SavedArticle", isVersioned: true } };
const unchanged = { 304: { description: "The reader has this version." } };

const transition = (name: string, summary: string): Operation => ({
  ...of, method: "post", path: `/api/articles/{id}/${name}`, access: "write", version: "required", summary,
  body: { schema: transitionRequestSchema, isOptional: true },
  answers: saved,
  problems: ["version-conflict", "invalid-transition", "gone"],
});

/** Articles, their versions, merging and publishing. */
export const articleOperations: Operation[] = [
  {
    method: "get", path: "/api/articles", tag: "Articles", access: "read", query: articleQuerySchema, summary: "List or search articles",
    description: "Summaries without bodies. With `q` the best hits come first, each with a `snippet`: a piece of the text, or the title where the words stand in that alone (`field` says which), as plain text, and in `ranges` where the words stand in it, as half-open offsets in UTF-16 units. `ranges` is empty where they stand only beyond the first 100,000 units of the text. Case and accents make no difference; ß is not ss.",
    answers: { 200: { description: "A page of articles.", component: "ArticleList" } },
  },
  {
    method: "post", path: "/api/articles", tag: "Articles", access: "write", summary: "Create an article",
    body: { schema: articleCreateSchema, example: { spaceId: "0197aa10", title: "Timetable", body: "# Monday\n" } },
    answers: { 201: { description: "The article at version 1.", component: "Article", isVersioned: true } },
    problems: ["duplicate", "impossible", "not-found", "gone"],
  },
  { ...of, method: "get", path: "/api/articles/{id}", access: "read", summary: "Read an article", answers: { 200: { description: "The article.", component: "Article", isVersioned: true }, ...unchanged }, problems: ["gone"] },
  {
    ...of, method: "put", path: "/api/articles/{id}", access: "write", version: "required", takesPreferences: true, summary: "Save an article, or create it under this id",
    description:
      "Names the version it was made from in `If-Match` or `version`. A stale write is 409, never 412, because 409 is defined to carry what is needed to merge; with `Prefer: merge=auto` it is merged where that is clean. With `If-None-Match: *` it creates.",
    body: { schema: articlePutSchema, example: { title: "Timetable", body: "# Tuesday\n", version: 7 } },
    answers: { ...saved, 201: { description: "Created, with `If-None-Match: *`.", component: "Article", isVersioned: true } },
    problems: ["version-conflict", "already-exists", "duplicate", "impossible", "gone"],
  },
  {
    ...of, method: "patch", path: "/api/articles/{id}", access: "write", version: "required", takesPreferences: true, summary: "Change the fields named",
    body: { schema: articlePatchSchema, types: ["application/merge-patch+json", "application/json"], example: { title: "New timetable", version: 7 } },
    answers: saved,
    problems: ["version-conflict", "duplicate", "impossible", "gone"],
  },
  {
    ...of, method: "delete", path: "/api/articles/{id}", access: "write", query: articleDeleteQuerySchema, version: "required", summary: "Move an article to the trash, or purge it from there",
    answers: { 204: { description: "Deleted." } },
    problems: ["version-conflict", "in-use", "invalid-transition", "gone"],
  },
  { ...of, method: "get", path: "/api/articles/{id}/body", access: "read", summary: "Read the text alone", answers: { 200: { description: "The Markdown, byte for byte.", types: MARKDOWN, isVersioned: true }, ...unchanged }, problems: ["gone"] },
  {
    ...of, method: "put", path: "/api/articles/{id}/body", access: "write", version: "required", takesPreferences: true, summary: "Save the text alone",
    description: "`curl -T notes.md -H 'If-Match: \"7\"' …`",
    body: { schema: z.string(), types: MARKDOWN, example: "# Monday\n" },
    answers: saved,
    problems: ["version-conflict", "gone", "impossible", "duplicate"],
  },
  { ...of, method: "post", path: "/api/articles/{id}/restore", access: "write", summary: "Bring an article back from the trash", answers: saved, problems: ["duplicate"] },
  transition("publish", "Publish the current version"),
  transition("unpublish", "Take a published article back"),
  transition("archive", "Archive an article"),
  transition("unarchive", "Bring an article back from the archive"),
  { ...of, method: "get", path: "/api/articles/{id}/schedule", access: "read", summary: "Read what is scheduled", answers: { 200: { description: "What stands.", component: "ScheduleList" } }, problems: ["gone"] },
  {
    ...of, method: "put", path: "/api/articles/{id}/schedule", access: "write", summary: "Schedule publishing",
    description: "At its time, whatever is saved then is published. With `replaces` it takes the place of a schedule that stands, in one step; once that has published, its end alone can change.",
    body: { schema: scheduleRequestSchema, example: { publishAt: "2026-05-04T09:30:00.000Z" } },
    answers: { 200: { description: "The schedule.", component: "Schedule" } },
    problems: ["schedule-overlap", "impossible", "gone"],
  },
  { ...of, method: "put", path: "/api/articles/{id}/star", access: "write", summary: "Star an article", description: "Puts it on the caller's own list of articles at hand. Again is fine.", answers: { 204: { description: "It is starred." } }, problems: ["gone"] },
  { ...of, method: "delete", path: "/api/articles/{id}/star", access: "write", summary: "Take the star away", answers: { 204: { description: "It is not starred." } }, problems: ["gone"] },
  { method: "get", path: "/api/stars", tag: "Articles", access: "read", summary: "List the articles that one has starred", description: "The one starred last comes first, 500 at most.", answers: { 200: { description: "The starred articles.", component: "StarList" } } },
  { ...of, method: "delete", path: "/api/articles/{id}/schedule", access: "write", summary: "Remove what is scheduled", answers: { 204: { description: "Removed." } }, problems: ["gone"] },
  { ...of, method: "get", path: "/api/articles/{id}/versions", tag: "History", access: "read", query: revisionQuerySchema, summary: "List versions, newest first", answers: { 200: { description: "A page of versions.", component: "RevisionList" } }, problems: ["gone"] },
  { method: "get", path: "/api/articles/{id}/versions/{n}", tag: "History", access: "read", params: revisionParamsSchema, summary: "Read a version", answers: { 200: { description: "The version.", component: "Revision", isVersioned: true }, ...unchanged }, problems: ["gone"] },
  {
    method: "get", path: "/api/articles/{id}/versions/{n}/merge", tag: "History", access: "read", params: revisionParamsSchema, summary: "Read what met in a merge",
    description: "For a version with `mergedFrom`: the versions it was made from, and `yours`, the writer's own text before it. A program that merges by itself sends that as `mergedFrom.yours`; where nobody did, it is worked out from the versions, and `isRecorded` is false.",
    answers: { 200: { description: "The merge.", component: "MergeRecord" } },
    problems: ["gone"],
  },
  { ...of, method: "get", path: "/api/articles/{id}/authors", tag: "History", access: "read", summary: "Everyone who has made a version", answers: { 200: { description: "The authors, by name.", component: "AuthorList" } }, problems: ["gone"] },
  { method: "post", path: "/api/articles/{id}/versions/{n}/restore", tag: "History", access: "write", params: revisionParamsSchema, body: { schema: transitionRequestSchema, isOptional: true }, version: "required", summary: "Make an old version the newest", answers: saved, problems: ["version-conflict", "gone"] },
  {
    ...of, method: "get", path: "/api/articles/{id}/diff", tag: "History", access: "read", query: diffQuerySchema, summary: "Compare two versions",
    answers: { 200: { description: "Hunks with words, or a unified diff.", component: "Diff", types: ["text/x-diff"] } },
    problems: ["not-acceptable", "gone"],
  },
  {
    ...of, method: "post", path: "/api/articles/{id}/merge", tag: "Merging", access: "read", summary: "Try a merge; writes nothing",
    body: { schema: mergeRequestSchema, example: { version: 7, body: "# Tuesday\n" } },
    answers: { 200: { description: "The merge, or its text with diff3 markers and `X-Conflict-Count`.", component: "MergeResponse", types: MARKDOWN } },
    problems: ["impossible", "not-acceptable", "gone"],
  },
];
