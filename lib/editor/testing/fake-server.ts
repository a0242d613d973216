import type { Person } from "../../wire/schema";
import { sameContent, type Content, type Remote } from "../content";
import type { Failure } from "../events";
import type { LookOutcome, SaveOutcome, SaveRequest } from "../ports";

const AT = "2026-01-01T00:00:00.000Z";

/** The server's promise as data: one article, every version kept, a stale write refused. */
export class FakeServer {
  readonly revisions: Remote[] = [];
  /** Set to refuse every write. */
  refusal: Failure | null = null;
  isDeleted = false;

  constructor(content: Content, author: Person) {
    this.#append(content, author);
  }

  newest(): Remote {
    return this.revisions[this.revisions.length - 1]!;
  }

  save(request: SaveRequest, author: Person): SaveOutcome {
    if (this.refusal) return this.refusal;
    if (this.isDeleted) return { kind: "gone", deletedBy: author, deletedAt: AT };
    const newest = this.newest();
    if (sameContent(newest.content, request.content)) return { kind: "saved", stored: newest };
    if (request.version !== newest.version) {
      const changes = this.revisions
        .filter(({ version }) => version > request.version)
        .map(({ version, author: by, at }) => ({ version, author: by, createdAt: at, note: null }));
      return { kind: "conflict", missed: { currentVersion: newest.version, changes } };
    }
    return { kind: "saved", stored: this.#append(request.content, author) };
  }

  look(knownVersion: number | null): LookOutcome {
    if (this.isDeleted) return { kind: "gone", deletedBy: null, deletedAt: AT };
    const newest = this.newest();
    return newest.version === knownVersion ? { kind: "unchanged" } : { kind: "ok", theirs: newest };
  }

  revision(version: number): Remote | null {
    return this.revisions.find((revision) => revision.version === version) ?? null;
  }

  restore(author: Person): { kind: "ok"; theirs: Remote } {
    this.isDeleted = false;
    return { kind: "ok", theirs: this.#append(this.newest().content, author) };
  }

  /** Somebody else saves a change of the newest version. */
  change(author: Person, edit: (body: string) => string): void {
    const { content } = this.newest();
    this.#append({ ...content, body: edit(content.body) }, author);
  }

  /** Somebody else changes title or tags. */
  changeFields(author: Person, fields: Partial<Content>): void {
    this.#append({ ...this.newest().content, ...fields }, author);
  }

  #append(content: Content, author: Person): Remote {
    const revision: Remote = { version: this.revisions.length + 1, content, author, at: AT };
    this.revisions.push(revision);
    return revision;
  }
}

/** An article with a body and nothing else. */
export function bodyOnly(body: string): Content {
  return { title: "Title", body, tags: [] };
}
