import { sameContent, type Content, type Remote } from "@/lib/editor/content";
import type { Failure } from "@/lib/editor/events";
import type { SaveOutcome, Transport } from "@/lib/editor/ports";
import type { Person } from "@/lib/wire/schema";

/**
 * One article in the memory of this page, with the server's promise: every version is kept, and a write from an old
 * one is refused. It stands in for the server in the walk-through, which must leave nothing behind.
 */
export class TourServer {
  readonly #versions: Remote[];
  readonly #listeners = new Set<() => void>();

  constructor(content: Content, author: Person) {
    this.#versions = [{ version: 1, content, author, at: new Date().toISOString() }];
  }

  get newest(): Remote {
    return this.#versions.at(-1)!;
  }

  /** The way of one person to the article; `isOnline` is asked at every request. */
  transportOf(person: Person, isOnline: () => boolean): Transport {
    const reach = async <Answer>(ask: () => Answer): Promise<Answer | Failure> => (isOnline() ? ask() : { kind: "offline" });
    return {
      save: ({ version, content }) => reach(() => this.#save(version, content, person)),
      look: (known) => reach(() => (this.newest.version === known ? { kind: "unchanged" } : { kind: "ok", theirs: this.newest })),
      revision: async (version) => this.#versions.find((other) => other.version === version) ?? null,
      restore: () => reach(() => ({ kind: "ok", theirs: this.newest })),
    };
  }

  #save(from: number, content: Content, author: Person): SaveOutcome {
    const { newest } = this;
    if (sameContent(content, newest.content)) return { kind: "saved", stored: newest };
    if (from !== newest.version) {
      const changes = this.#versions.filter(({ version }) => version > from).map(({ version, author: by, at }) => ({ version, author: by, createdAt: at, note: null }));
      return { kind: "conflict", missed: { currentVersion: newest.version, changes } };
    }
    const stored: Remote = { version: newest.version + 1, content, author, at: new Date().toISOString() };
    this.#versions.push(stored);
    for (const listener of this.#listeners) listener();
    return { kind: "saved", stored };
  }

  readonly getNewest = (): Remote => this.newest;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}
