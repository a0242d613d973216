import "server-only";
import type { ArticlePut } from "../articles/schema";
import type { Viewer } from "../auth/viewer";
import type { App } from "../server/app";
import type { Reply, RouteHeaders } from "./exchange";
import type { Problem } from "./problem-catalogue";
import { isPrecondition, readIsCreate, readPrecondition, readSaveOptions } from "./request";
import { createdResponse, noContent, savedResponse, versionHeaders } from "./respond";

/** `PUT` of an article: with `If-None-Match: *` it creates under the id of the address, else it saves. */
export async function createOrSave(app: App, viewer: Viewer, id: string, body: ArticlePut, headers: RouteHeaders): Promise<Reply | Problem> {
  const create = readIsCreate(headers);
  if (create.kind !== "create") return create;
  const { version, spaceId, ...input } = body;
  if (!create.isCreate) {
    if (spaceId !== undefined) {
      return { kind: "malformed", faults: [{ path: "spaceId", message: "is given only when creating, with If-None-Match: *" }] };
    }
    const options = readSaveOptions(headers, version);
    if (options.kind !== "options") return options;
    const outcome = await app.articles.save(viewer, id, input, options);
    return outcome.kind === "saved" ? savedResponse(outcome) : outcome;
  }
  if (spaceId === undefined) return { kind: "malformed", faults: [{ path: "spaceId", message: "is required" }] };
  if (version !== undefined) {
    return { kind: "malformed", faults: [{ path: "version", message: "names a version of what If-None-Match: * says must not exist" }] };
  }
  const { title, body: text, slug, tags = [], parentId = null, note } = input;
  const kind = input.kind === "import" ? "import" : "edit";
  const outcome = await app.articles.create(viewer, { spaceId, title, body: text, slug, tags, parentId, note, kind }, { id, isChosen: true });
  if (outcome.kind !== "created") return outcome;
  return createdResponse(`/api/articles/${id}`, outcome.article, versionHeaders(outcome.article));
}

/** `DELETE` of an article: to the trash, or with `purge` out of it for good. */
export async function deleteOrPurge(app: App, viewer: Viewer, id: string, isPurge: boolean, headers: RouteHeaders): Promise<Reply | Problem> {
  if (isPurge) {
    // Nobody reads the version of what is in the trash, so a purge need not name one.
    const precondition = readPrecondition(headers);
    if (precondition.kind !== "none" && !isPrecondition(precondition)) return precondition;
    const outcome = await app.publishing.purge(viewer, id, precondition);
    return outcome.kind === "purged" ? noContent() : outcome;
  }
  const options = readSaveOptions(headers);
  if (options.kind !== "options") return options;
  const outcome = await app.articles.moveToTrash(viewer, id, options);
  return outcome.kind === "deleted" ? noContent() : outcome;
}
