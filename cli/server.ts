import { z } from "zod";
import type { Article, Revision } from "../lib/articles/schema";
import { createApiClient, type ApiClient } from "../lib/client/api-client";
import type { AnyFailure } from "../lib/client/failures";
import { failureSentence } from "../lib/client/sentences";
import { UnexpectedReplyError } from "../lib/client/transport";
import type { StoredFile } from "../lib/files/schema";
import type { Space } from "../lib/spaces/schema";
import { Complaint } from "./complaint";
import { patientFetch } from "./patient-fetch";
import type { RemoteHead } from "./plan-pull";
import type { World } from "./world";

const PAGE_SIZE = 100;

/** A Concord that a person has a token for. What cannot be answered ends the command with a sentence. */
export class Server {
  readonly api: ApiClient;
  private readonly fetch: typeof fetch;

  constructor(
    readonly url: string,
    private readonly token: string,
    world: Pick<World, "fetch" | "say" | "sleep">,
  ) {
    this.fetch = patientFetch(world);
    this.api = createApiClient({ baseUrl: url, token, fetch: this.fetch });
  }

  /** The space with this address or id. */
  async findSpace(name: string): Promise<Space> {
    const seen: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await this.ask(() => this.api.listSpaces({ limit: PAGE_SIZE, ...(cursor ? { cursor } : {}) }));
      if (page.kind !== "ok") throw this.complaint(page, "list your spaces");
      const found = page.items.find(({ slug, id }) => slug === name || id === name);
      if (found) return found;
      seen.push(...page.items.map(({ slug }) => slug));
      cursor = page.nextCursor;
    }
    const others = seen.length === 0 ? "You are not a member of any space there." : `You can see: ${seen.join(", ")}.`;
    throw new Complaint(`There is no space "${name}" at ${this.url}, or you may not see it. ${others}`);
  }

  async getSpace(id: string, slug: string): Promise<Space> {
    const read = await this.ask(() => this.api.getSpace(id));
    if (read.kind === "ok") return read.space;
    if (read.kind !== "missing") throw this.complaint(read, "read the space");
    throw new Complaint(`The space "${slug}" is no longer at ${this.url}, or you may no longer see it. Nothing in the folder was changed.`);
  }

  /** All articles of a space, without their texts. */
  async listArticles(spaceId: string): Promise<Map<string, RemoteHead>> {
    const heads = new Map<string, RemoteHead>();
    for (let cursor: string | null | undefined; cursor !== null; ) {
      // In the order in which they were made, no page shifts while others write.
      const query = { space: spaceId, sort: "createdAt" as const, limit: PAGE_SIZE, ...(cursor ? { cursor } : {}) };
      const page = await this.ask(() => this.api.listArticles(query));
      if (page.kind !== "ok") throw this.complaint(page, "list the articles");
      for (const { id, version, title, slug, parentId, updatedBy } of page.items) {
        heads.set(id, { id, version, title, slug, parentId, changedBy: updatedBy.name });
      }
      cursor = page.nextCursor;
    }
    return heads;
  }

  async getArticle(id: string): Promise<{ kind: "ok"; article: Article } | { kind: "deleted"; by: string } | { kind: "missing" }> {
    const read = await this.ask(() => this.api.getArticle(id));
    if (read.kind === "ok") return read;
    if (read.kind === "gone") return { kind: "deleted", by: read.problem.deletedBy.name };
    if (read.kind === "missing") return { kind: "missing" };
    if (read.kind === "unchanged") throw new Error("a read without a condition cannot be unchanged");
    throw this.complaint(read, "read an article");
  }

  /** All files of a space. */
  async listFiles(spaceId: string): Promise<Map<string, StoredFile>> {
    const files = new Map<string, StoredFile>();
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await this.ask(() => this.api.listFiles(spaceId, { limit: PAGE_SIZE, ...(cursor ? { cursor } : {}) }));
      if (page.kind !== "ok") throw this.complaint(page, "list the pictures");
      for (const file of page.items) files.set(file.id, file);
      cursor = page.nextCursor;
    }
    return files;
  }

  /** The bytes at an address of the server; null where there is nothing. */
  async getBytes(path: string): Promise<Uint8Array | null> {
    try {
      const response = await this.fetch(this.url + path, { headers: { authorization: `Bearer ${this.token}` } });
      return response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
    } catch (error) {
      if (error instanceof TypeError) throw this.complaint({ kind: "offline" }, "fetch a picture");
      throw error;
    }
  }

  async getRevision(id: string, version: number): Promise<Revision | null> {
    const read = await this.ask(() => this.api.getRevision(id, version));
    if (read.kind === "ok") return read.revision;
    if (read.kind === "missing" || read.kind === "gone") return null;
    throw this.complaint(read, "read an earlier version");
  }

  /** Carries out a request; an answer that the two do not agree on means that they are not of one version. */
  async ask<T>(request: () => Promise<T>): Promise<T> {
    try {
      return await request();
    } catch (error) {
      if (!(error instanceof z.ZodError) && !(error instanceof UnexpectedReplyError)) throw error;
      throw new Complaint(
        `${this.url} answers in a way that this command does not understand: it is no Concord, or one of another version. Use the command from the checkout that the server runs from.`,
      );
    }
  }

  complaint(failure: AnyFailure, action: string): Complaint {
    return new Complaint(this.sentence(failure, action));
  }

  sentence(failure: AnyFailure, action: string): string {
    switch (failure.kind) {
      case "offline":
        return `${this.url} does not answer, so Concord could not ${action}. Your files are as they are. Check the address and the network, and run the command again.`;
      case "unauthorized":
        return `The token for ${this.url} is not valid: it has expired or was revoked. Make a new one under Settings → API tokens and run "concord login ${this.url}".`;
      case "forbidden":
        return `You may not ${action}: your role in the space or your token only allows reading. Ask an owner of the space, or make a token that may write and run "concord login ${this.url}".`;
      default:
        return failureSentence(failure, action);
    }
  }
}
